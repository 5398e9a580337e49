package io.holdfast.engine.pki.acme.validation;

import io.holdfast.engine.pki.acme.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/**
 * Connections to whoever has a name. A name is looked up once, and the connection goes to one of
 * the addresses found: it cannot mean another address when it is asked for again.
 */
record Door(Resolver resolver, AddressRules rules, Patience patience) {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 10_000;
  private static final int MOST_ADDRESSES = 4;

  /**
   * @param host a name, or the literal of an address
   */
  Socket connect(String host, int port) throws Unproven {
    List<InetAddress> allowed =
        resolver.addresses(host).stream().filter(rules::allow).limit(MOST_ADDRESSES).toList();
    if (allowed.isEmpty()) {
      throw new Unproven(
          Problem.Kind.CONNECTION, host + " has no address that challenges may be looked up at");
    }
    for (InetAddress address : allowed) {
      if (patience.isOver()) {
        break;
      }
      Socket socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(address, port), Math.min(CONNECT_MILLIS, patience.left()));
        socket.setSoTimeout(READ_MILLIS);
        return socket;
      } catch (IOException e) {
        close(socket);
      }
    }
    throw new Unproven(
        Problem.Kind.CONNECTION, "port " + port + " of " + host + " cannot be connected to");
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is to be read or written any more.
      return;
    }
  }
}
