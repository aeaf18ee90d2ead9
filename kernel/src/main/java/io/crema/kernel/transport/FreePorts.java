package io.crema.kernel.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ports for a kernel that is to be started, as a launcher names them. They lie below those that systems give to outgoing
 * connections: a client that tries before the kernel has bound could be given the very port that it tries, and be
 * connected to itself.
 */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;

    private FreePorts() {}

    /** Ports of this machine that nobody listens on; all are held until the last is known, so that they differ. */
    public static List<Integer> choose(int count) throws IOException {
        var random = new SplittableRandom();
        List<ServerSocket> opened = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            while (ports.size() < count) {
                var socket = new ServerSocket();
                opened.add(socket);
                if (isBound(socket, random.nextInt(LOWEST, BEYOND))) {
                    ports.add(socket.getLocalPort());
                }
            }
            return ports;
        } finally {
            for (ServerSocket socket : opened) {
                socket.close();
            }
        }
    }

    private static boolean isBound(ServerSocket socket, int port) throws IOException {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false; // somebody has it
        }
    }
}
