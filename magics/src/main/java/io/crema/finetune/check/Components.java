package io.crema.finetune.check;

/** Which rows hang together, by links between pairs of them (Tarjan's disjoint sets). */
final class Components {
    private final int[] parent;

    Components(int rows) {
        parent = new int[rows];
        for (int row = 0; row < rows; row++) {
            parent[row] = row;
        }
    }

    /** The first row of those that hang together with this one. */
    int first(int row) {
        int root = row;
        while (parent[root] != root) {
            root = parent[root];
        }
        int at = row;
        while (parent[at] != root) {
            int next = parent[at];
            parent[at] = root;
            at = next;
        }
        return root;
    }

    void link(int one, int other) {
        int a = first(one);
        int b = first(other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }
}
