package io.holdfast.engine.pki.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerKey;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Usage;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.KeySpec;
import io.holdfast.engine.pki.x509.PemBlock;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * {@code root/sign-self-issued}, also of a named issuer: signs a root's certificate once more, so
 * that clients who trust this issuer trust that root.
 */
public final class SignSelfIssuedPaths {
  private static final Field<String> CERTIFICATE =
      Field.string("certificate", "The self-issued certificate in PEM.");
  private static final Field<Boolean> SAME_ALGORITHM =
      Field.bool(
          "require_matching_certificate_algorithms",
          "Whether a root with another kind of key than the issuer's is refused.");

  private SignSelfIssuedPaths() {}

  public static Routes routes() {
    return Routes.of(route("root/sign-self-issued"), route("issuer/{issuer_ref}/sign-self-issued"));
  }

  private static Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Sign another root's certificate, all but its issuer as it is.",
            "It is not stored, and names nothing that this mount allows: it needs sudo.")
        .fields(SignIntermediatePaths.ISSUER, CERTIFICATE, SAME_ALGORITHM)
        .sudo()
        .onWrite(SignSelfIssuedPaths::sign);
  }

  private static Outcome sign(Call call) {
    X509CertificateHolder root = given(call);
    Issuer issuer =
        IssuerStore.of(call)
            .require(call.get(SignIntermediatePaths.ISSUER))
            .requireUsage(Usage.ISSUING);
    SigningKey key = IssuerKey.open(call, issuer);
    if (call.get(SAME_ALGORITHM)
        && key.spec().kind() != KeySpec.of(root.getSubjectPublicKeyInfo()).kind()) {
      throw new Refusal.InvalidRequest(
          "the certificate's key is of another kind than the issuer's, which"
              + " require_matching_certificate_algorithms refuses");
    }
    return (Effect)
        () -> {
          try (key) {
            X509CertificateHolder signed =
                Certificates.signAgain(
                    root, issuer.holder(), key, SignatureScheme.of(key.spec(), 0, false));
            return later ->
                Response.data(
                    Json.object()
                        .put("certificate", Certificates.pem(Certificates.der(signed)))
                        .put("issuing_ca", Certificates.pem(issuer.certificate())));
          }
        };
  }

  private static X509CertificateHolder given(Call call) {
    List<PemBlock> blocks = PemBlock.readAll(call.get(CERTIFICATE));
    if (blocks.isEmpty()) {
      throw new Refusal.InvalidRequest("certificate must be a PEM block CERTIFICATE");
    }
    X509CertificateHolder root = Certificates.read(blocks.getFirst().der());
    Extensions extensions = root.getExtensions();
    BasicConstraints basic =
        extensions == null ? null : BasicConstraints.fromExtensions(extensions);
    if (basic == null || !basic.isCA()) {
      throw new Refusal.InvalidRequest("given certificate is not a CA certificate");
    }
    if (!root.getSubject().equals(root.getIssuer())) {
      throw new Refusal.InvalidRequest(
          "given certificate is not self-issued: its subject and its issuer differ");
    }
    return root;
  }
}
