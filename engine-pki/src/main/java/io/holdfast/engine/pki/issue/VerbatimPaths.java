package io.holdfast.engine.pki.issue;

import io.holdfast.api.Call;
import io.holdfast.api.Outcome;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.role.KeyRules;
import io.holdfast.engine.pki.role.Role;
import io.holdfast.engine.pki.role.UsageRules;
import io.holdfast.engine.pki.role.Validity;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Usage;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningRequest;

/** {@code sign-verbatim[/:role]}, also of a named issuer: signs a CSR with the names it has. */
public final class VerbatimPaths {
  private static final Field<Long> SIGNATURE_BITS =
      Field.integer("signature_bits", "Bits of the signature's hash: 256, 384, 512; 0 by itself.");
  private static final Field<Boolean> PSS =
      Field.bool("use_pss", "Whether an RSA issuer signs by PSS.");

  private VerbatimPaths() {}

  public static Routes routes() {
    return Routes.of(
        route("sign-verbatim"),
        route("sign-verbatim/{role}").fields(IssuePaths.ROLE),
        route("issuer/{issuer_ref}/sign-verbatim"),
        route("issuer/{issuer_ref}/sign-verbatim/{role}").fields(IssuePaths.ROLE));
  }

  private static Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Sign a certificate request as it is.",
            "Every name in the CSR is issued: who may ask for this can be anybody. Only lifetimes,"
                + " the issuer and the handling come from the role.")
        .fields(IssuePaths.ISSUER, SignPaths.CSR, SIGNATURE_BITS, PSS)
        .fields(NameFields.FIELDS)
        .fields(Validity.FIELDS)
        .fields(Format.FIELDS)
        .fields(IssuePaths.COMMON)
        .fields(UsageRules.REQUEST_FIELDS)
        .onWrite(VerbatimPaths::sign);
  }

  private static Outcome sign(Call call) {
    Role base =
        call.path().contains("sign-verbatim/")
            ? Role.require(call, call.get(IssuePaths.ROLE)).verbatim()
            : Role.VERBATIM;
    KeyRules keys =
        base.keys()
            .signing(
                SignatureScheme.checked(
                    call.find(SIGNATURE_BITS).orElse((long) base.keys().signatureBits())),
                call.find(PSS).orElse(base.keys().usePss()));
    Role role = base.with(keys).with(base.usage().requested(call));
    SigningRequest csr = SigningRequest.parse(call.get(SignPaths.CSR));
    Issuer issuer =
        call.has(IssuePaths.ISSUER)
            ? IssuerStore.of(call).require(call.get(IssuePaths.ISSUER)).requireUsage(Usage.ISSUING)
            : IssuePaths.issuer(call, role);
    return SignPaths.sign(call, role, issuer, csr, new Drafting(call, role, issuer).verbatim(csr));
  }
}
