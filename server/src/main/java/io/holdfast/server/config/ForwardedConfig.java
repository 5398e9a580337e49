package io.holdfast.server.config;

import io.holdfast.api.Cidr;
import java.util.List;

/**
 * Which proxies may say on whose behalf they ask, in X-Forwarded-For.
 *
 * @param authorized the proxies' addresses; with none, the header is ignored
 * @param hopSkips how many addresses to skip from the right
 * @param rejectNotPresent whether a request without the header is refused
 * @param rejectNotAuthorized whether a request with the header from elsewhere is refused
 * @param certificateHeader the header in which a proxy passes the client's certificate; empty: none
 * @param certificateDecoders how that header is decoded, in this order
 */
public record ForwardedConfig(
    List<Cidr> authorized,
    int hopSkips,
    boolean rejectNotPresent,
    boolean rejectNotAuthorized,
    String certificateHeader,
    List<Decoder> certificateDecoders) {

  /** Nobody may. */
  public static final ForwardedConfig NONE =
      new ForwardedConfig(List.of(), 0, true, true, "", List.of());

  public ForwardedConfig {
    authorized = List.copyOf(authorized);
    certificateDecoders = List.copyOf(certificateDecoders);
  }

  /** A step of decoding the certificate's header. */
  public enum Decoder {
    /** Percent-decoding. */
    URL,
    /** From base64 to bytes. */
    BASE64,
    /** From PEM to DER. */
    DER
  }
}
