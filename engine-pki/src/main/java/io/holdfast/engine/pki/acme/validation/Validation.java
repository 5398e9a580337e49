package io.holdfast.engine.pki.acme.validation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.crypto.hash.HashAlgorithm;

/**
 * Looks whether a challenge is answered; for effects alone.
 *
 * @param server who is asked for names; empty for the system's
 */
public record Validation(String server, AddressRules rules, Ports ports) {

  /**
   * What is to be proven.
   *
   * @param type of the challenge
   * @param name that is to be proven, or the literal of an address
   */
  public record Claim(
      String type, String name, boolean isAddress, String token, String keyAuthorization) {}

  /**
   * Looks up a claim, for as long as it takes its host to answer or not.
   *
   * @throws Unproven when it does not hold
   */
  public void check(Claim claim) throws Unproven {
    Resolver resolver = new Resolver(server);
    Door door = new Door(resolver, rules, Patience.begin());
    switch (claim.type) {
      case "http-01" ->
          new HttpChallenge(door, ports).check(claim.name, claim.token, claim.keyAuthorization);
      case "dns-01" -> new DnsChallenge(resolver).check(claim.name, claim.keyAuthorization);
      case "tls-alpn-01" ->
          new TlsChallenge(door, ports)
              .check(
                  claim.name,
                  claim.isAddress,
                  HashAlgorithm.SHA2_256.hash(claim.keyAuthorization.getBytes(US_ASCII)));
      default -> throw new IllegalArgumentException("no such challenge: " + claim.type);
    }
  }
}
