package io.holdfast.engine.pki.issue;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.issue.Issuance.Issued;
import io.holdfast.engine.pki.role.Role;
import io.holdfast.engine.pki.role.Validity;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Usage;
import io.holdfast.engine.pki.x509.KeySpec;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.List;

/** {@code issue/:role}, also of a named issuer: a key and its certificate. */
public final class IssuePaths {
  static final Field<String> ROLE = Field.string("role", "The role to issue by.");
  static final Field<String> ISSUER =
      Field.string("issuer_ref", "The issuer instead of the role's: its id, its name, or default.");
  static final Field<String> METADATA =
      Field.string("cert_metadata", "Not kept: it belongs to Vault Enterprise.");

  private static final Field<String> KEY_TYPE =
      Field.string("key_type", "The type of the key, for roles of type any.");
  private static final Field<Long> KEY_BITS =
      Field.integer("key_bits", "The bits of the key, for roles of type any.");

  /** What requests for a certificate have in common. */
  static final List<Field<?>> COMMON = List.of(Drafting.USER_IDS, Issuance.WITHOUT_ROOTS, METADATA);

  private IssuePaths() {}

  public static Routes routes() {
    return Routes.of(
        route("issue/{role}"), route("issuer/{issuer_ref}/issue/{role}").fields(ISSUER));
  }

  private static Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Make a key and a certificate for it.",
            "The private key is in the answer and nowhere else.")
        .fields(ROLE)
        .fields(NameFields.FIELDS)
        .fields(Validity.FIELDS)
        .fields(Format.FIELDS)
        .fields(COMMON)
        .fields(KEY_TYPE, KEY_BITS)
        .onWrite(IssuePaths::issue);
  }

  private static Outcome issue(Call call) {
    Role role = Role.require(call, call.get(ROLE));
    KeySpec spec = role.keys().toMake(call.get(KEY_TYPE), call.get(KEY_BITS));
    Issuer issuer = issuer(call, role);
    Issuance issuance = Issuance.of(call, role, issuer, new Drafting(call, role, issuer).issued());
    return (Effect)
        () -> {
          try (issuance;
              SigningKey subject = SigningKey.generate(spec)) {
            Issued issued = issuance.sign(subject);
            return later -> issuance.complete(later, issued);
          }
        };
  }

  /** The issuer of the path, else of the role. */
  static Issuer issuer(Call call, Role role) {
    String ref = call.path().startsWith("issuer/") ? call.get(ISSUER) : role.handling().issuerRef();
    return IssuerStore.of(call).require(ref).requireUsage(Usage.ISSUING);
  }
}
