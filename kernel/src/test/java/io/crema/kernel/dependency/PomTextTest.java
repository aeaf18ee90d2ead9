package io.crema.kernel.dependency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PomTextTest {

    @Test
    void keepsAWholeProjectAsItIs() {
        String project = "<?xml version=\"1.0\"?>\n<project><artifactId>mine</artifactId></project>";

        assertEquals(project, PomText.around("\n" + project + "\n"));
    }

    @Test
    void gathersLooseElementsInTheirLists() {
        String pom = PomText.around("<dependency>1</dependency><!-- and -->\n<repository>R</repository>"
                + "<dependency>2</dependency><properties><a>b</a></properties>");

        assertTrue(
                pom.contains("<dependencies><dependency>1</dependency><dependency>2</dependency></dependencies>"), pom);
        assertTrue(pom.contains("<repositories><repository>R</repository></repositories>"), pom);
        assertTrue(pom.contains("<properties><a>b</a></properties>"), pom);
    }

    @Test
    void joinsLooseElementsWithAListAndLeavesManagedOnesAlone() {
        String pom = PomText.around("<dependencyManagement><dependencies><dependency>m</dependency></dependencies>"
                + "</dependencyManagement><dependency>1</dependency><dependencies><dependency>2</dependency>"
                + "</dependencies>");

        assertTrue(
                pom.contains("<dependencies><dependency>1</dependency><dependency>2</dependency></dependencies>"), pom);
        assertTrue(pom.contains("<dependencies><dependency>m</dependency></dependencies>"), pom);
    }

    @Test
    void saysInWhichLineItIsNoXml() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> PomText.around("<dependency>\n<groupId>x"));

        assertTrue(refusal.toString().contains("this is no XML, in line 2"), refusal.getMessage());
    }

    @Test
    void readsNoFileThatTheXmlRefersTo() {
        String outside = "<!DOCTYPE project [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><project>&x;</project>";

        assertThrows(IllegalArgumentException.class, () -> PomText.around(outside));
        assertFalse(PomText.around("<dependency/>").contains("DOCTYPE"));
    }
}
