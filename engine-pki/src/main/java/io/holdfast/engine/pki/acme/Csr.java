package io.holdfast.engine.pki.acme;

import io.holdfast.engine.pki.acme.jose.AccountKey;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import io.holdfast.engine.pki.x509.AltNames;
import io.holdfast.engine.pki.x509.SigningRequest;
import io.holdfast.engine.pki.x509.SubjectName;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** A certificate request that asks for exactly the names of an order (RFC 8555, section 7.4). */
final class Csr {
  private Csr() {}

  /**
   * @param base64 DER in base64url
   * @throws AcmeException when it asks for anything else, or has the account's own key
   */
  static SigningRequest read(String base64, List<Identifier> identifiers, AccountKey account) {
    SigningRequest csr = Served.orProblem(Problem.Kind.BAD_CSR, () -> parsed(base64));
    if (account.isKeyOf(spki(csr))) {
      throw bad("it has the key of the account: make another for the certificate");
    }
    AltNames names = Served.orProblem(Problem.Kind.BAD_CSR, csr::names);
    boolean others =
        !names.emails().isEmpty() || !names.uris().isEmpty() || !names.others().isEmpty();
    if (others || !asked(names).equals(Set.copyOf(identifiers))) {
      throw bad("its alternative names are not those of the order");
    }
    boolean more =
        !SubjectName.all(csr.subject(), BCStyle.UID).isEmpty()
            || !SubjectName.all(csr.subject(), BCStyle.SERIALNUMBER).isEmpty();
    List<String> common = SubjectName.all(csr.subject(), BCStyle.CN);
    if (more || common.size() > 1 || !common.stream().allMatch(cn -> isOf(cn, identifiers))) {
      throw bad("its subject has another name than those of the order");
    }
    return csr;
  }

  private static SigningRequest parsed(String base64) {
    try {
      return SigningRequest.read(Base64.getUrlDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw bad("it is not base64url");
    }
  }

  private static byte[] spki(SigningRequest csr) {
    try {
      return csr.publicKey().getEncoded();
    } catch (IOException e) {
      throw bad("its key cannot be read");
    }
  }

  private static Set<Identifier> asked(AltNames names) {
    Set<Identifier> out = new HashSet<>();
    names.dns().forEach(name -> out.add(Identifier.name(name.toLowerCase(Locale.ROOT))));
    names.ips().forEach(address -> out.add(Identifier.address(address)));
    return out;
  }

  private static boolean isOf(String commonName, List<Identifier> identifiers) {
    Set<String> values = identifiers.stream().map(Identifier::value).collect(Collectors.toSet());
    return values.contains(commonName.toLowerCase(Locale.ROOT));
  }

  private static AcmeException bad(String why) {
    return new AcmeException(
        Problem.Kind.BAD_CSR, "the certificate request cannot be taken: " + why);
  }
}
