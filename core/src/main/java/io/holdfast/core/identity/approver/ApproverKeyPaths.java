package io.holdfast.core.identity.approver;

import static io.holdfast.core.identity.approver.ApproverKeyFields.ID;
import static io.holdfast.core.identity.approver.ApproverKeyFields.NAME;
import static io.holdfast.core.identity.approver.ApproverKeyFields.PUBLIC_KEY;
import static io.holdfast.core.identity.approver.ApproverKeyFields.SIGNATURE;
import static io.holdfast.core.identity.approver.ApproverKeyFields.WEBAUTHN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Listing;
import java.util.Optional;

/**
 * {@code approver-key}: the keys of the caller. A key that somebody registers for themselves counts
 * after the waiting time, or once another person confirmed it: a stolen token must not be enough to
 * enrol a key and approve with it at once.
 */
public final class ApproverKeyPaths {
  private final KeyListener listener;

  public ApproverKeyPaths(KeyListener listener) {
    this.listener = listener;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("approver-key/?")
            .describe("Lists the caller's own keys for approvals.", "")
            .on(Operation.LIST, ApproverKeyPaths::list),
        Route.path("approver-key/challenge")
            .describe(
                "Gives what a new key has to sign to be registered.",
                "The message for the Ed25519 key in public_key, and the options for a browser to"
                    + " register a WebAuthn credential, where that is set up. Good for ten"
                    + " minutes; only the latest counts.")
            .fields(PUBLIC_KEY)
            .on(Operation.UPDATE, ApproverKeyPaths::challenge)
            .answers(
                Operation.UPDATE,
                Field.string("challenge", "Random, in hex."),
                Field.string("expiration", "Until when it is good."),
                Field.string("message", "What the Ed25519 key has to sign, byte for byte."),
                Field.object("webauthn", "The argument of navigator.credentials.create.")),
        Route.path("approver-key/register")
            .describe(
                "Registers a key of the caller for approvals.",
                "It counts after the waiting time of sys/config/approvals, or once an"
                    + " administrator confirmed it.")
            .fields(NAME, PUBLIC_KEY, SIGNATURE, WEBAUTHN)
            .on(Operation.UPDATE, this::register),
        Route.path("approver-key/id/{id:segment}")
            .describe("Shows or removes a key of the caller.", "")
            .fields(ID)
            .on(Operation.READ, ApproverKeyPaths::read)
            .on(Operation.DELETE, this::delete));
  }

  private static String self(Call call) {
    String id = CoreCall.of(call).subject().id();
    if (id.isEmpty()) {
      throw new Refusal.PermissionDenied(
          "this token has no entity that keys could belong to: log in by an auth method");
    }
    return id;
  }

  private static ApproverKeys keys(Call call) {
    return ApproverKeys.around(CoreCall.of(call).tx(), self(call));
  }

  private static Response list(Call call) {
    ApproverKeys keys = keys(call);
    String entity = self(call);
    return Listing.of(
        keys.ids(entity),
        id -> keys.find(entity, id).map(key -> ApproverKeyJson.of(key, call.now())));
  }

  private static Response challenge(Call call) {
    String entity = self(call);
    EnrolmentRules rules = rules(call, entity);
    EnrolmentChallenge challenge = EnrolmentChallenge.fresh(call.now());
    keys(call).put(entity, challenge);
    ObjectNode data = Json.object();
    data.put("challenge", challenge.value());
    data.put("expiration", challenge.expires().toString());
    if (!call.get(PUBLIC_KEY).isEmpty()) {
      data.put("message", challenge.text(entity, Ed25519Text.publicKey(call.get(PUBLIC_KEY))));
    }
    if (rules.webauthn().isSetUp()) {
      data.set("webauthn", WebAuthnOptions.toCreate(rules.webauthn(), challenge, entity));
    }
    return Response.data(data);
  }

  private static EnrolmentRules rules(Call call, String entity) {
    EnrolmentRules rules = EnrolmentRules.ofEntity(CoreCall.of(call).tx(), entity);
    if (!rules.byThemselves()) {
      throw new Refusal.PermissionDenied(
          "keys are registered by administrators here (identity/approver-key/admin-register)");
    }
    return rules;
  }

  private Response register(Call call) {
    String entity = self(call);
    EnrolmentRules rules = rules(call, entity);
    ApproverKeys keys = keys(call);
    EnrolmentChallenge challenge =
        keys.challenge(entity)
            .filter(one -> one.expires().isAfter(call.now()))
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "there is no challenge for this key: ask identity/approver-key/challenge for"
                        + " one, and sign that"));
    NewKey shown =
        call.has(WEBAUTHN)
            ? NewKey.webauthn(rules.webauthn(), challenge, entity, call.get(WEBAUTHN))
            : NewKey.ed25519(challenge, entity, call.get(PUBLIC_KEY), call.get(SIGNATURE));
    ApproverKey key =
        shown.of(
            call.services().uuid(),
            entity,
            ApproverKeyFields.checkedName(call.get(NAME)),
            call.now(),
            rules.countsFrom(call.now(), false),
            entity);
    keys.add(key);
    keys.removeChallenge(entity);
    listener.changed(CoreCall.of(call).tx(), KeyListener.Change.REGISTERED, key);
    return Response.data(ApproverKeyJson.of(key, call.now()));
  }

  private static Optional<ApproverKey> find(Call call) {
    return keys(call).find(self(call), call.get(ID));
  }

  private static Response read(Call call) {
    return Response.data(
        ApproverKeyJson.of(find(call).orElseThrow(Refusal.NotFound::new), call.now()));
  }

  private Response delete(Call call) {
    find(call)
        .ifPresent(key -> {
          keys(call).remove(key);
          listener.changed(CoreCall.of(call).tx(), KeyListener.Change.REMOVED, key);
        });
    return Response.empty();
  }
}
