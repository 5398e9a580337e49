package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.issue.Format;
import io.holdfast.engine.pki.issue.NameFields;
import io.holdfast.engine.pki.store.KeyEntry;
import io.holdfast.engine.pki.x509.AltNames;
import io.holdfast.engine.pki.x509.PemBlock;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import io.holdfast.engine.pki.x509.SigningRequest;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;

/** {@code intermediate/generate} and {@code cross-sign}: requests that another authority signs. */
public final class IntermediatePaths {
  private static final Field<Boolean> BASIC =
      Field.bool("add_basic_constraints", "Whether the request says that it is for an authority.");

  private IntermediatePaths() {}

  public static Routes routes() {
    return Routes.of(
        generating("intermediate/generate/{exported}")
            .fields(KeyChoice.EXPORTED)
            .onWrite(call -> request(call, KeyChoice.of(call))),
        generating("issuers/generate/intermediate/{exported}")
            .fields(KeyChoice.EXPORTED)
            .onWrite(call -> request(call, KeyChoice.of(call))),
        generating("intermediate/cross-sign")
            .onWrite(call -> request(call, KeyChoice.existing(call))));
  }

  private static Route.Builder generating(String path) {
    return Route.path(path)
        .describe(
            "Make a certificate request for an intermediate authority.",
            "Its key stays here. What the other authority signs is brought back by"
                + " intermediate/set-signed.")
        .fields(BASIC)
        .fields(KeyChoice.FIELDS)
        .fields(AuthorityFields.COMMON);
  }

  private static Outcome request(Call call, KeyChoice key) {
    X500Name subject = AuthorityFields.subject(call);
    AltNames names = NameFields.ofAuthority(call);
    boolean basic = call.get(BASIC);
    Format format = Format.of(call);
    SignatureScheme scheme =
        SignatureScheme.of(
            key.spec(), AuthorityFields.signatureBits(call), AuthorityFields.pss(call));
    AuthorityFields.warnWithoutUrls(call);
    return (Effect)
        () -> {
          // Not closed here: the completion, which may run again, stores it.
          SigningKey taken = key.take();
          byte[] request = SigningRequest.make(subject, names, 0, basic, taken, scheme);
          Optional<String> shown = key.text(format, taken);
          return later -> {
            KeyEntry entry = key.store(later, taken);
            ObjectNode data = Json.object();
            data.put("csr", text(format, request, shown));
            data.put("key_id", entry.id());
            key.show(data, shown);
            return Response.data(data);
          };
        };
  }

  private static String text(Format format, byte[] request, Optional<String> shown) {
    String pem = PemBlock.write(PemBlock.REQUEST, request);
    return switch (format.kind()) {
      case DER -> Base64.getEncoder().encodeToString(request);
      case PEM -> pem;
      case PEM_BUNDLE -> shown.map(key -> key + "\n" + pem).orElse(pem);
    };
  }
}
