package io.crema.kernel.javadoc;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The documentation comments of one source file, by what they stand before. */
public final class SourceComments implements ClassComments {
    private final Map<String, String> comments;

    private SourceComments(Map<String, String> comments) {
        this.comments = Map.copyOf(comments);
    }

    /** Reads the comments of a source file. What is no Java has none. */
    public static SourceComments in(String source) {
        var file = new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        var reader = new Reader(DocTrees.instance(task));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                reader.scan(unit, null);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory was readable a moment ago", e);
        }
        return new SourceComments(reader.comments);
    }

    @Override
    public Optional<Javadoc> of(String name) {
        return Optional.ofNullable(comments.get(name)).map(Javadoc::of);
    }

    @Override
    public Optional<Javadoc> of(String name, List<String> parameters) {
        return of(method(name, parameters));
    }

    private static String method(String name, List<String> parameters) {
        return parameters.stream().map(SourceComments::erased).collect(Collectors.joining(",", name + "(", ")"));
    }

    /** The type without its package, its type arguments and its annotations. */
    static String erased(String type) {
        String bare = type.replace("...", "[]").replaceAll("@[\\w.]+(\\([^)]*\\))?", "");
        while (bare.contains("<")) {
            bare = bare.replaceAll("<[^<>]*>", "");
        }
        return bare.replaceAll("(?:\\w+\\s*\\.\\s*)*(\\w+)", "$1").replaceAll("\\s", "");
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final Map<String, String> comments = new LinkedHashMap<>();
        private final DocTrees trees;

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            keep(within(type.getSimpleName().toString()));
            return super.visitClass(type, null);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
            keep(within(variable.getName().toString()));
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            String name = method.getName().contentEquals("<init>")
                    ? within(simpleName(getCurrentPath().getParentPath()))
                    : within(method.getName().toString());
            List<String> parameters = method.getParameters().stream()
                    .map(each -> each.getType().toString())
                    .toList();
            keep(method(name, parameters));
            // What is declared within its body is nobody's business.
            return null;
        }

        private void keep(String name) {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                comments.putIfAbsent(name, comment);
            }
        }

        /** The name behind those of the types around what is visited. */
        private String within(String name) {
            var names = new ArrayList<String>(List.of(name));
            for (TreePath path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
                if (path.getLeaf() instanceof ClassTree) {
                    names.add(0, simpleName(path));
                }
            }
            return String.join(".", names);
        }

        private static String simpleName(TreePath type) {
            return ((ClassTree) type.getLeaf()).getSimpleName().toString();
        }
    }
}
