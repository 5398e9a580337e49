package io.holdfast.core.token;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Looking up, renewing and revoking tokens. */
final class TokenPaths {
  private static final Field<String> TOKEN =
      Field.string("token", "The token; the body, not the URL.").sensitive();
  private static final Field<String> ACCESSOR = Field.string("accessor", "The token's accessor.");
  private static final Field<Duration> INCREMENT =
      Field.signedDuration("increment", "The wanted lifetime from now.");

  private final Tokens tokens;
  private final Renewal renewal;

  TokenPaths(Tokens tokens, Renewal renewal) {
    this.tokens = tokens;
    this.renewal = renewal;
  }

  Routes routes() {
    return Routes.of(
        Route.path("lookup")
            .describe("This endpoint will lookup a token and its properties.", "")
            .fields(TOKEN)
            .on(Operation.READ, this::lookup)
            .on(Operation.UPDATE, this::lookup),
        Route.path("lookup-self")
            .describe("This endpoint will lookup a token and its properties.", "")
            .fields(TOKEN)
            .on(Operation.READ, this::lookupSelf)
            .on(Operation.UPDATE, this::lookupSelf),
        Route.path("lookup-accessor")
            .describe("This endpoint will lookup a token associated with the given accessor.", "")
            .fields(ACCESSOR)
            .on(Operation.UPDATE, this::lookupAccessor),
        Route.path("accessors/?")
            .describe(
                "List token accessors, which can then be used to discover properties or revoke.",
                "")
            .sudo()
            .on(Operation.LIST, this::accessors),
        Route.path("renew")
            .describe("This endpoint will renew the given token and prevent expiration.", "")
            .fields(TOKEN, INCREMENT)
            .on(Operation.UPDATE, this::renew),
        Route.path("renew-self")
            .describe("This endpoint will renew the token used to call it.", "")
            .fields(TOKEN, INCREMENT)
            .on(Operation.UPDATE, this::renewSelf),
        Route.path("renew-accessor")
            .describe("This endpoint will renew a token associated with the given accessor.", "")
            .fields(ACCESSOR, INCREMENT)
            .on(Operation.UPDATE, this::renewAccessor),
        Route.path("revoke")
            .describe("This endpoint will delete the given token and all of its children.", "")
            .fields(TOKEN)
            .on(Operation.UPDATE, this::revoke),
        Route.path("revoke-self")
            .describe("This endpoint will delete the token used to call it and its children.", "")
            .on(Operation.UPDATE, this::revokeSelf),
        Route.path("revoke-accessor")
            .describe("This endpoint will delete the token associated with the accessor.", "")
            .fields(ACCESSOR)
            .on(Operation.UPDATE, this::revokeAccessor),
        Route.path("revoke-orphan")
            .describe("This endpoint will delete the token and orphan its child tokens.", "")
            .fields(TOKEN)
            .sudo()
            .on(Operation.UPDATE, this::revokeOrphan),
        Route.path("tidy")
            .describe(
                "This endpoint performs cleanup tasks that can be run if certain error conditions have occurred.",
                "")
            .on(Operation.UPDATE, TokenPaths::tidy));
  }

  private Response lookup(Call call) {
    CoreCall core = CoreCall.of(call);
    String text = call.get(TOKEN);
    if (text.isEmpty()) {
      return lookupSelf(call);
    }
    TokenEntry entry =
        find(core, text).orElseThrow(() -> new Refusal.PermissionDenied("bad token"));
    return looked(core, text, entry, who(core, entry));
  }

  private Response lookupSelf(Call call) {
    CoreCall core = CoreCall.of(call);
    TokenEntry token = Objects.requireNonNull(core.token());
    return looked(core, core.tokenText(), token, core.subject());
  }

  private Response looked(CoreCall core, String text, TokenEntry entry, Subject who) {
    return Response.data(
        TokenJson.lookup(text, entry, who, tokens.namespace(core.tx(), entry), core.now()));
  }

  /** The token of a text, of the request's namespace or of one below it. */
  private Optional<TokenEntry> find(CoreCall core, String text) {
    return tokens.find(core.tx(), text).filter(entry -> isWithin(core, entry));
  }

  private boolean isWithin(CoreCall core, TokenEntry entry) {
    return tokens.isWithin(core.tx(), entry, core.request().namespace());
  }

  private static Subject who(CoreCall core, TokenEntry entry) {
    return Subjects.read(core.tx(), entry.entityId()).orElse(Subject.NOBODY);
  }

  private Response lookupAccessor(Call call) {
    TokenEntry entry = byAccessor(call).orElseThrow(() -> invalidAccessor());
    CoreCall core = CoreCall.of(call);
    return looked(core, "", entry, who(core, entry));
  }

  private static Refusal invalidAccessor() {
    return new Refusal.InvalidRequest("invalid accessor");
  }

  private Response accessors(Call call) {
    return Response.keys(tokens.accessors(CoreCall.of(call).tx(), call.request().namespace()));
  }

  private Outcome renew(Call call) {
    CoreCall core = CoreCall.of(call);
    String text = call.get(TOKEN);
    if (text.isEmpty()) {
      return renewSelf(call);
    }
    TokenEntry entry =
        find(core, text).orElseThrow(() -> new Refusal.InvalidRequest("token not found"));
    return renewed(call, text, entry);
  }

  private Outcome renewSelf(Call call) {
    CoreCall core = CoreCall.of(call);
    return renewed(call, core.tokenText(), Objects.requireNonNull(core.token()));
  }

  private Outcome renewAccessor(Call call) {
    TokenEntry entry = byAccessor(call).orElseThrow(() -> invalidAccessor());
    return renewed(call, "", entry);
  }

  private Outcome renewed(Call call, String text, TokenEntry entry) {
    return renewal.renew(
        CoreCall.of(call),
        entry,
        call.get(INCREMENT),
        (later, after) -> later.answer(new Tokens.Issued(text, after)));
  }

  private Response revoke(Call call) {
    CoreCall core = CoreCall.of(call);
    String text = call.get(TOKEN);
    if (text.isEmpty()) {
      throw new Refusal.InvalidRequest("missing token");
    }
    if (BatchTokens.isBatch(text)) {
      throw new Refusal.InvalidRequest("batch tokens cannot be revoked");
    }
    tokens
        .store()
        .find(core.tx(), text)
        .filter(entry -> isWithin(core, entry))
        .ifPresent(entry -> tokens.revoke(core.tx(), entry));
    return Response.empty();
  }

  private Response revokeSelf(Call call) {
    CoreCall core = CoreCall.of(call);
    TokenEntry token = Objects.requireNonNull(core.token());
    if (token.isBatch()) {
      throw new Refusal.InvalidRequest("batch tokens cannot be revoked");
    }
    tokens.revoke(core.tx(), token);
    return Response.empty();
  }

  private Response revokeAccessor(Call call) {
    CoreCall core = CoreCall.of(call);
    Optional<TokenEntry> entry = byAccessor(call);
    if (entry.isEmpty()) {
      call.warn("No token found with this accessor");
    }
    entry.ifPresent(found -> tokens.revoke(core.tx(), found));
    return Response.empty();
  }

  private Response revokeOrphan(Call call) {
    CoreCall core = CoreCall.of(call);
    String text = call.get(TOKEN);
    if (text.isEmpty()) {
      throw new Refusal.InvalidRequest("missing token");
    }
    TokenEntry entry =
        find(core, text).orElseThrow(() -> new Refusal.InvalidRequest("token to revoke not found"));
    if (entry.isBatch()) {
      throw new Refusal.InvalidRequest("batch tokens cannot be revoked");
    }
    tokens.revokeAlone(core.tx(), entry);
    return Response.empty();
  }

  private static Response tidy(Call call) {
    call.warn(
        "Tidy operation successfully started. Nothing is left behind here that needs it: what"
            + " belongs to a token that ended is removed without being asked.");
    return Response.accepted();
  }

  private Optional<TokenEntry> byAccessor(Call call) {
    String accessor = call.get(ACCESSOR);
    if (accessor.isEmpty()) {
      throw new Refusal.InvalidRequest("missing accessor");
    }
    CoreCall core = CoreCall.of(call);
    return tokens.byAccessor(core.tx(), accessor).filter(entry -> isWithin(core, entry));
  }
}
