package io.holdfast.engine.pki.acme.validation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.util.Base64;

/** {@code dns-01} (RFC 8555, section 8.4): a TXT record below the name. */
record DnsChallenge(Resolver resolver) {
  void check(String name, String keyAuthorization) throws Unproven {
    String wanted =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(HashAlgorithm.SHA2_256.hash(keyAuthorization.getBytes(US_ASCII)));
    String place = "_acme-challenge." + name;
    if (!resolver.texts(place).contains(wanted)) {
      throw new Unproven(
          Problem.Kind.INCORRECT_RESPONSE,
          "no TXT record of " + place + " holds the digest of the key authorization");
    }
  }
}
