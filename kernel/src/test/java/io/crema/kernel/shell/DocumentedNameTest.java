package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java.util.Map.Entry<K, V>                                            | java.util.Map.Entry |
            ZMQ.PUB:int                                                          | ZMQ.PUB             |
            ZMQ.Context ZMQ.context(int ioThreads)                               | ZMQ.context         | int
            List<E> List<E>.<E>of(E... elements)                                 | List.of             | E...
            ZContext()                                                           | ZContext.ZContext   | ''
            HashMap<K,V>(Map<? extends K,? extends V> m)                         | HashMap.HashMap     | Map
            void Object.wait(long t, int n) throws InterruptedException          | Object.wait         | long;int
            void Collections.<T extends Comparable<? super T>>sort(List<T> list) | Collections.sort    | List
            Table Table.create(String name, tech.tablesaw.columns.Column<?>... columns) | Table.create | String;tech.tablesaw.columns.Column...
            int twice(int x)                                                     | twice               | int
            """)
    void readsWhatASignatureNames(String signature, String name, String parameters) {
        Optional<List<String>> types =
                Optional.ofNullable(parameters).map(text -> text.isEmpty() ? List.of() : List.of(text.split(";")));

        assertEquals(new DocumentedName(name, types), DocumentedName.of(signature));
    }
}
