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
import io.holdfast.engine.pki.x509.Draft;
import io.holdfast.engine.pki.x509.SigningRequest;

/** {@code sign/:role}, also of a named issuer: a certificate for a key made elsewhere. */
public final class SignPaths {
  static final Field<String> CSR = Field.string("csr", "The certificate request in PEM.");

  private SignPaths() {}

  public static Routes routes() {
    return Routes.of(
        route("sign/{role}"), route("issuer/{issuer_ref}/sign/{role}").fields(IssuePaths.ISSUER));
  }

  private static Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Sign a certificate request.",
            "The role says which names it may have, and whether they come from the request's"
                + " fields or from the CSR.")
        .fields(IssuePaths.ROLE, CSR)
        .fields(NameFields.FIELDS)
        .fields(Validity.FIELDS)
        .fields(Format.FIELDS)
        .fields(IssuePaths.COMMON)
        .onWrite(SignPaths::sign);
  }

  private static Outcome sign(Call call) {
    Role role = Role.require(call, call.get(IssuePaths.ROLE));
    SigningRequest csr = SigningRequest.parse(call.get(CSR));
    Issuer issuer = IssuePaths.issuer(call, role);
    return sign(call, role, issuer, csr, new Drafting(call, role, issuer).signed(csr));
  }

  static Outcome sign(Call call, Role role, Issuer issuer, SigningRequest csr, Draft draft) {
    Issuance issuance = Issuance.of(call, role, issuer, draft);
    return (Effect)
        () -> {
          try (issuance) {
            Issued issued = issuance.signFor(csr.publicKey());
            return later -> issuance.complete(later, issued);
          }
        };
  }
}
