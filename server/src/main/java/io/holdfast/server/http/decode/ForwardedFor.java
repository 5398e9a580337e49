package io.holdfast.server.http.decode;

import io.holdfast.api.Cidr;
import io.holdfast.api.Origin;
import io.holdfast.server.config.ForwardedConfig;
import io.holdfast.server.http.HttpProblem;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Finds who asks behind a proxy, by Vault's rules. */
final class ForwardedFor {
  private final ForwardedConfig config;

  ForwardedFor(ForwardedConfig config) {
    this.config = config;
  }

  /**
   * The request's origin: the peer, or for whom an authorized proxy asks.
   *
   * @throws HttpProblem 400 when the header is missing, not allowed or malformed
   */
  Origin origin(RawRequest request) {
    Origin peer = request.peer();
    if (config.authorized().isEmpty()) {
      return peer;
    }
    boolean authorized = isAuthorized(peer);
    List<String> headers = request.headers().getOrDefault("x-forwarded-for", List.of());
    if (headers.isEmpty()) {
      if (config.rejectNotPresent()) {
        throw new HttpProblem(
            400, "missing x-forwarded-for header and configured to reject when not present");
      }
      return authorized ? new ClientCertificateHeader(config).apply(request, peer) : peer;
    }
    if (!authorized) {
      if (config.rejectNotAuthorized()) {
        throw new HttpProblem(
            400,
            "client address not authorized for x-forwarded-for and configured to reject connection");
      }
      return peer;
    }
    Origin client = new Origin(address(headers), peer.port(), peer.clientCertificates());
    return new ClientCertificateHeader(config).apply(request, client);
  }

  private boolean isAuthorized(Origin peer) {
    Cidr address = Cidr.parse(peer.address());
    return config.authorized().stream().anyMatch(block -> block.covers(address));
  }

  private String address(List<String> headers) {
    List<String> chain = new ArrayList<>();
    for (String header : headers) {
      for (String address : header.split(",", -1)) {
        chain.add(address.strip());
      }
    }
    int index = chain.size() - 1 - config.hopSkips();
    if (index < 0) {
      throw new HttpProblem(
          400,
          "malformed x-forwarded-for configuration or request, hops to skip ("
              + config.hopSkips()
              + ") would skip before earliest chain link (chain length "
              + chain.size()
              + ")");
    }
    try {
      return InetAddress.ofLiteral(chain.get(index)).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(400, "the x-forwarded-for header holds something that is no address");
    }
  }
}
