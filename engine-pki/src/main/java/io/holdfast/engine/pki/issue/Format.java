package io.holdfast.engine.pki.issue;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.PrivateKeys;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How an answer writes certificates and keys.
 *
 * @param pkcs8 whether private keys are PKCS#8, else in their older forms
 */
public record Format(Kind kind, boolean pkcs8) {
  /** The field {@code format}. */
  public enum Kind {
    PEM,
    DER,
    PEM_BUNDLE
  }

  private static final Field<String> FORMAT =
      Field.string("format", "pem, der (in base64), or pem_bundle: all in one.").withDefault("pem");
  private static final Field<String> KEY_FORMAT =
      Field.string("private_key_format", "pkcs8, or der (the default) for the key's older form.")
          .withDefault("der");

  public static final List<Field<?>> FIELDS = List.of(FORMAT, KEY_FORMAT);

  public static Format of(Call call) {
    Kind kind =
        switch (call.get(FORMAT)) {
          case "pem" -> Kind.PEM;
          case "der" -> Kind.DER;
          case "pem_bundle" -> Kind.PEM_BUNDLE;
          default ->
              throw new Refusal.InvalidRequest(
                  "the \"format\" path parameter must be \"pem\", \"der\", or \"pem_bundle\"");
        };
    return switch (call.get(KEY_FORMAT)) {
      case "", "der", "pem" -> new Format(kind, false);
      case "pkcs8" -> new Format(kind, true);
      default -> throw new Refusal.InvalidRequest("private_key_format must be der or pkcs8");
    };
  }

  public String certificate(byte[] der) {
    return kind == Kind.DER ? Base64.getEncoder().encodeToString(der) : Certificates.pem(der);
  }

  public String key(SigningKey key) {
    return key.pkcs8()
        .use(der -> {
          if (kind == Kind.DER) {
            return Base64.getEncoder().encodeToString(pkcs8 ? der : PrivateKeys.traditional(der));
          }
          return pkcs8 ? PrivateKeys.pkcs8Pem(der) : PrivateKeys.traditionalPem(der);
        });
  }

  /** What the answer's {@code certificate} holds: in a bundle also the key and the chain. */
  public String whole(byte[] certificate, Optional<String> key, List<byte[]> chain) {
    if (kind != Kind.PEM_BUNDLE) {
      return certificate(certificate);
    }
    List<String> parts = new ArrayList<>();
    key.ifPresent(parts::add);
    parts.add(Certificates.pem(certificate));
    chain.forEach(link -> parts.add(Certificates.pem(link)));
    return String.join("\n", parts);
  }
}
