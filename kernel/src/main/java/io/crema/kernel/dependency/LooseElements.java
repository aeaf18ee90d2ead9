package io.crema.kernel.dependency;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A POM's elements as people paste them from a web page: single dependencies and repositories without their lists. */
final class LooseElements {
    private static final Map<String, String> LISTS = Map.of("dependency", "dependencies", "repository", "repositories");

    private LooseElements() {}

    /**
     * A POM with what the text holds: a whole {@code <project>} as it is, and otherwise a project with the elements in it,
     * each loose one in the list of its kind.
     *
     * @param frame the project that loose elements are put into
     * @throws IllegalArgumentException if the text is no XML; the message is for the user
     */
    static String within(String frame, String text) {
        try {
            DocumentBuilder parser = parser();
            String declared = text.strip().replaceFirst("^<\\?xml[^>]*\\?>", "");
            Document loose = parser.parse(source("<pom>" + declared + "</pom>"));
            Element root = loose.getDocumentElement();
            if (child(root, "project") != null) {
                return text.strip();
            }
            Document pom = parser.parse(source(frame));
            for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element) {
                    place(element, pom);
                }
            }
            return written(pom);
        } catch (SAXParseException e) {
            throw new IllegalArgumentException(
                    "this is no XML, in line " + e.getLineNumber() + ": " + e.getMessage(), e);
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
            throw new IllegalArgumentException("this cannot be read as XML: " + e.getMessage(), e);
        }
    }

    private static void place(Element element, Document pom) {
        Element project = pom.getDocumentElement();
        String list = LISTS.get(element.getTagName());
        if (list == null) {
            moveInto(project, element, pom);
        } else {
            Element present = child(project, list);
            if (present == null) {
                present = pom.createElement(list);
                project.appendChild(present);
            }
            present.appendChild(pom.importNode(element, true));
        }
    }

    /** A list that is there already, because of a loose element before it, takes the new one's children. */
    private static void moveInto(Element project, Element element, Document pom) {
        Element present = LISTS.containsValue(element.getTagName()) ? child(project, element.getTagName()) : null;
        if (present == null) {
            project.appendChild(pom.importNode(element, true));
            return;
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            present.appendChild(pom.importNode(node, true));
        }
    }

    private static @Nullable Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }

    private static DocumentBuilder parser() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder parser = factory.newDocumentBuilder();
        // The parser's own handler prints what it finds wrong, besides throwing it.
        parser.setErrorHandler(new DefaultHandler());
        return parser;
    }

    private static InputSource source(String text) {
        return new InputSource(new StringReader(text));
    }

    private static String written(Document document) throws TransformerException {
        var factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        var text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
