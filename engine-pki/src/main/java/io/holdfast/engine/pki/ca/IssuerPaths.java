package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.crl.Crl;
import io.holdfast.engine.pki.crl.CrlRebuild;
import io.holdfast.engine.pki.crl.IssuerRevocation;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.LeafNotAfter;
import io.holdfast.engine.pki.store.Names;
import io.holdfast.engine.pki.store.Usage;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.KeySpec;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.UrlSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code issuers} and {@code issuer/:ref}: lists, shows, changes, revokes and deletes issuers. */
public final class IssuerPaths {
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final Field<String> REF =
      Field.string("issuer_ref", "The issuer: its id, its name, or default.");
  private static final Field<String> NAME =
      Field.string("issuer_name", "The issuer's name; empty for none.");
  private static final Field<String> LEAF_NOT_AFTER =
      Field.string(
              "leaf_not_after_behavior",
              "What becomes of certificates that would outlive the issuer: err, truncate, permit,"
                  + " always_enforce_err.")
          .withDefault("err");
  private static final Field<List<String>> MANUAL_CHAIN =
      Field.commaList("manual_chain", "The chain as references to issuers, this one first.");
  private static final Field<List<String>> USAGE =
      Field.commaList(
          "usage", "What it may do: read-only, issuing-certificates, crl-signing, ocsp-signing.");
  private static final Field<String> ALGORITHM =
      Field.string(
          "revocation_signature_algorithm",
          "How CRLs are signed, e.g. SHA384WithRSA; empty: by" + " the key.");
  private static final Field<Boolean> TEMPLATING =
      Field.bool("enable_aia_url_templating", "Whether the issuer's URLs are templates.");

  private IssuerPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("issuers/?")
            .describe("List the issuers.", "Their ids, with names, keys and serial numbers.")
            .fields(Page.FIELDS)
            .unauthenticated()
            .on(Operation.LIST, IssuerPaths::list),
        Route.path("issuer/{issuer_ref}/revoke")
            .describe(
                "Revoke an issuer.",
                "It issues no more, but goes on to sign CRLs. If its own issuer is in this mount,"
                    + " it stands on that one's CRL.")
            .fields(REF)
            .onWrite(IssuerPaths::revoke),
        Route.path("issuer/{issuer_ref}")
            .describe(
                "Read, change or delete an issuer.",
                "Writing sets what is not sent to its default; patching leaves it as it was."
                    + " Deleting leaves the key.")
            .fields(REF, NAME, LEAF_NOT_AFTER, MANUAL_CHAIN, USAGE, ALGORITHM, TEMPLATING)
            .fields(UrlFields.FIELDS)
            .on(Operation.READ, IssuerPaths::read)
            .on(Operation.PATCH, IssuerPaths::patch)
            .on(Operation.DELETE, IssuerPaths::delete)
            .onWrite(IssuerPaths::write));
  }

  private static Response list(Call call) {
    IssuerStore issuers = IssuerStore.of(call);
    List<Issuer> all = issuers.page(Page.of(call));
    if (all.isEmpty()) {
      throw new Refusal.NotFound();
    }
    String defaultId = issuers.config().defaultId();
    ObjectNode data = Json.object();
    ObjectNode info = data.putObject("key_info");
    for (Issuer issuer : all) {
      info.putObject(issuer.id())
          .put("is_default", issuer.id().equals(defaultId))
          .put("issuer_name", issuer.name())
          .put("key_id", issuer.keyId())
          .put("serial_number", issuer.serial());
    }
    data.set("keys", Json.array(all.stream().map(Issuer::id).toList()));
    return Response.data(data);
  }

  /**
   * As in Vault, an issuer that is gone is no 404: clients tell by the 500. What was never an
   * issuer's id is the client's mistake.
   */
  private static Response read(Call call) {
    String ref = call.get(REF);
    Issuer issuer =
        IssuerStore.of(call)
            .find(ref)
            .orElseThrow(() ->
                ID.matcher(ref).matches()
                    ? new Refusal.Internal(IssuerStore.unknown(ref))
                    : new Refusal.InvalidRequest(IssuerStore.unknown(ref)));
    return Response.data(view(call, issuer));
  }

  private static Response write(Call call) {
    Issuer issuer = IssuerStore.of(call).require(call.get(REF));
    Issuer blank =
        new Issuer(
            issuer.id(),
            "",
            issuer.keyId(),
            issuer.certificate(),
            issuer.serial(),
            issuer.chain(),
            List.of(),
            LeafNotAfter.ERR,
            issuer.isRevoked() ? issuer.usage() : Usage.ALL,
            "",
            UrlSet.NONE,
            false,
            issuer.revokedAt());
    return change(call, issuer, blank);
  }

  private static Response patch(Call call) {
    Issuer issuer = IssuerStore.of(call).require(call.get(REF));
    return change(call, issuer, issuer);
  }

  private static Response change(Call call, Issuer before, Issuer base) {
    IssuerStore issuers = IssuerStore.of(call);
    Issuer after =
        new Issuer(
            base.id(),
            Names.checked(call.find(NAME).orElse(base.name()), NAME.name()),
            base.keyId(),
            base.certificate(),
            base.serial(),
            base.chain(),
            manualChain(call, base),
            call.find(LEAF_NOT_AFTER).map(LeafNotAfter::named).orElse(base.leafNotAfter()),
            call.find(USAGE).map(names -> usage(before, names)).orElse(base.usage()),
            call.find(ALGORITHM)
                .map(name -> algorithm(before, name))
                .orElse(base.revocationAlgorithm()),
            UrlFields.read(call, base.urls()),
            call.find(TEMPLATING).orElse(base.urlTemplating()),
            base.revokedAt());
    issuers.replace(before, after);
    issuers.rebuildChains();
    return Response.data(view(call, issuers.require(after.id())));
  }

  private static List<String> manualChain(Call call, Issuer issuer) {
    List<String> ids =
        call.find(MANUAL_CHAIN)
            .map(refs -> refs.stream().map(ref -> IssuerStore.of(call).require(ref).id()).toList())
            .orElse(issuer.manualChain());
    if (!ids.isEmpty() && !ids.getFirst().equals(issuer.id())) {
      throw new Refusal.InvalidRequest(
          "manual_chain must begin with the issuer itself: " + issuer.id());
    }
    return ids;
  }

  private static List<Usage> usage(Issuer issuer, List<String> names) {
    List<Usage> wanted = Usage.parse(names);
    if (issuer.isRevoked() && wanted.contains(Usage.ISSUING)) {
      throw new Refusal.InvalidRequest(
          "the issuer is revoked and cannot issue: leave issuing-certificates out of usage");
    }
    return wanted;
  }

  private static String algorithm(Issuer issuer, String name) {
    if (name.isEmpty()) {
      return "";
    }
    SignatureScheme scheme = SignatureScheme.named(name);
    KeySpec key = KeySpec.of(issuer.holder().getSubjectPublicKeyInfo());
    if (!scheme.suits(key.kind())) {
      throw new Refusal.InvalidRequest(
          "revocation_signature_algorithm %s does not suit a key of type %s"
              .formatted(name, key.kind().apiName()));
    }
    return scheme.apiName();
  }

  private static Outcome revoke(Call call) {
    IssuerStore issuers = IssuerStore.of(call);
    Issuer issuer = issuers.require(call.get(REF));
    if (issuer.isRevoked()) {
      return Response.data(view(call, issuer));
    }
    Issuer revoked = IssuerRevocation.note(call, issuer);
    return CrlRebuild.ofAll(call).then(later -> Response.data(view(later, revoked)));
  }

  private static Response delete(Call call) {
    IssuerStore issuers = IssuerStore.of(call);
    Optional<Issuer> found = issuers.find(call.get(REF));
    if (found.isEmpty()) {
      return Response.empty();
    }
    String set = CrlSets.of(found.get());
    if (issuers.delete(found.get())) {
      call.warn(
          "deleted issuer "
              + found.get().id()
              + ", which was the default: set another by config/issuers, or requests without an"
              + " issuer are refused");
    }
    if (issuers.all().stream().noneMatch(issuer -> CrlSets.of(issuer).equals(set))) {
      Crl.forget(call.storage(), set);
    }
    return Response.empty();
  }

  private static ObjectNode view(Call call, Issuer issuer) {
    ObjectNode data = Json.object();
    ArrayNode chain = data.putArray("ca_chain");
    IssuerStore.of(call).chain(issuer).forEach(link -> chain.add(Certificates.pem(link) + "\n"));
    data.put("certificate", Certificates.pem(issuer.certificate()) + "\n");
    UrlFields.addTo(data, issuer.urls());
    if (!issuer.urls().isEmpty()) {
      data.put("enable_aia_url_templating", issuer.urlTemplating());
    }
    data.put("issuer_id", issuer.id());
    data.put("issuer_name", issuer.name());
    data.put("key_id", issuer.keyId());
    data.put("leaf_not_after_behavior", issuer.leafNotAfter().apiName());
    if (issuer.manualChain().isEmpty()) {
      data.putNull("manual_chain");
    } else {
      data.set("manual_chain", Json.array(issuer.manualChain()));
    }
    data.put("revocation_signature_algorithm", issuer.revocationAlgorithm());
    data.put("revoked", issuer.isRevoked());
    if (issuer.isRevoked()) {
      data.put("revocation_time", issuer.revokedAt().getEpochSecond());
      data.put("revocation_time_rfc3339", issuer.revokedAt().toString());
    }
    data.put("usage", Usage.text(issuer.usage()));
    return data;
  }
}
