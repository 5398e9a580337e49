package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.issue.Format;
import io.holdfast.engine.pki.issue.NameFields;
import io.holdfast.engine.pki.role.Validity;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerKey;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.LeafNotAfter;
import io.holdfast.engine.pki.store.Names;
import io.holdfast.engine.pki.store.UrlsConfig;
import io.holdfast.engine.pki.store.Usage;
import io.holdfast.engine.pki.x509.AltNames;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.Draft;
import io.holdfast.engine.pki.x509.Serials;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import io.holdfast.engine.pki.x509.SigningRequest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.cert.X509CertificateHolder;

/** {@code root/sign-intermediate}, also of a named issuer: signs a request for an authority. */
public final class SignIntermediatePaths {
  static final Field<String> ISSUER =
      Field.string("issuer_ref", "The issuer: its id, its name, or default.")
          .withDefault(Names.DEFAULT);
  private static final Field<String> CSR = Field.string("csr", "The certificate request in PEM.");
  private static final Field<Boolean> CSR_VALUES =
      Field.bool("use_csr_values", "Whether subject, names and extensions come from the CSR.");
  private static final Field<String> SKID =
      Field.string("skid", "The subject key identifier in hexadecimal; by itself unless given.");
  private static final Field<Boolean> ENFORCE =
      Field.bool(
          "enforce_leaf_not_after_behavior",
          "Whether the issuer's leaf_not_after_behavior holds for this authority too.");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})+");

  private SignIntermediatePaths() {}

  public static Routes routes() {
    return Routes.of(
        route("root/sign-intermediate"), route("issuer/{issuer_ref}/sign-intermediate"));
  }

  private static Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Sign a certificate request for an intermediate authority.",
            "It may outlive its issuer, unless enforce_leaf_not_after_behavior is set.")
        .fields(ISSUER, CSR, CSR_VALUES, SKID, ENFORCE)
        .fields(AuthorityFields.COMMON)
        .fields(AuthorityFields.CERTIFICATE)
        .onWrite(SignIntermediatePaths::sign);
  }

  private static Outcome sign(Call call) {
    SigningRequest csr = SigningRequest.parse(call.get(CSR));
    IssuerStore issuers = IssuerStore.of(call);
    Issuer issuer = issuers.require(call.get(ISSUER)).requireUsage(Usage.ISSUING);
    Draft draft = draft(call, csr, issuer);
    Format format = Format.of(call);
    int bits = AuthorityFields.signatureBits(call);
    boolean pss = AuthorityFields.pss(call);
    List<byte[]> chain = issuers.chain(issuer);
    AuthorityFields.warnWithoutUrls(call);
    SigningKey key = IssuerKey.open(call, issuer);
    return (Effect)
        () -> {
          try (key) {
            X509CertificateHolder certificate =
                Certificates.sign(
                    draft,
                    csr.publicKey(),
                    issuer.holder(),
                    key,
                    SignatureScheme.of(key.spec(), bits, pss));
            return later -> {
              CertStore.of(later).add(certificate, issuer.id());
              return Response.data(answer(format, certificate, issuer, chain));
            };
          }
        };
  }

  private static Draft draft(Call call, SigningRequest csr, Issuer issuer) {
    boolean csrValues = call.get(CSR_VALUES);
    LeafNotAfter behavior =
        call.get(ENFORCE) || issuer.leafNotAfter() == LeafNotAfter.ALWAYS_ENFORCE_ERR
            ? issuer.leafNotAfter()
            : LeafNotAfter.PERMIT;
    Validity validity = Validity.of(call, Validity.authorityRules(call), issuer, behavior);
    BasicConstraints basic = AuthorityFields.basic(call, pathLength(issuer));
    if (BigInteger.ZERO.equals(basic.getPathLenConstraint())) {
      call.warn(
          "the signed certificate has a max path length of zero: it can issue no further CA"
              + " certificates");
    }
    return new Draft(
        csrValues ? csr.subject() : AuthorityFields.subject(call),
        csrValues ? AltNames.NONE : NameFields.ofAuthority(call),
        validity.notBefore(),
        validity.notAfter(),
        AuthorityFields.keyUsage(call),
        AuthorityFields.extKeyUsage(call),
        List.of(),
        Optional.of(basic),
        AuthorityFields.limits(call),
        UrlsConfig.of(call, issuer),
        skid(call),
        csrValues ? csr.copyable() : List.of());
  }

  private static Optional<String> skid(Call call) {
    String hex = call.get(SKID).toLowerCase(Locale.ROOT).replaceAll("[:\\- ]", "");
    if (!hex.isEmpty() && !HEX.matcher(hex).matches()) {
      throw new Refusal.InvalidRequest("skid must be bytes in hexadecimal");
    }
    return hex.isEmpty() ? Optional.empty() : Optional.of(hex);
  }

  /** How many authorities may follow below the issuer. */
  static Optional<Integer> pathLength(Issuer issuer) {
    BasicConstraints basic = BasicConstraints.fromExtensions(issuer.holder().getExtensions());
    return basic == null || basic.getPathLenConstraint() == null
        ? Optional.empty()
        : Optional.of(basic.getPathLenConstraint().intValueExact());
  }

  private static ObjectNode answer(
      Format format, X509CertificateHolder certificate, Issuer issuer, List<byte[]> chain) {
    byte[] der = Certificates.der(certificate);
    ObjectNode data = Json.object();
    ArrayNode links = data.putArray("ca_chain");
    List<byte[]> all = new ArrayList<>(List.of(der));
    all.addAll(chain);
    all.forEach(link -> links.add(format.certificate(link)));
    data.put("certificate", format.whole(der, Optional.empty(), chain));
    data.put("expiration", certificate.getNotAfter().toInstant().getEpochSecond());
    data.put("issuing_ca", format.certificate(issuer.certificate()));
    data.put("serial_number", Serials.text(certificate.getSerialNumber()));
    return data;
  }
}
