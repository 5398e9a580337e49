package io.holdfast.core.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Mount;
import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.core.Answer;
import io.holdfast.core.audit.AuditEvent;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.lease.LeaseEntry;
import io.holdfast.core.lease.RenewedLease;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.token.Login;
import io.holdfast.core.token.LoginMfaGate;
import io.holdfast.core.token.TokenJson;
import io.holdfast.core.token.Tokens;
import io.holdfast.core.wrapping.Wrapping;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rooms behind the engine: a login's token, wrapping, and the answer's encoding. */
public final class Closing {
  private static final Answer NO_CONTENT =
      new Answer(204, "application/json", new byte[0], Map.of());

  private final Login login;
  private final Wrapping wrapping;

  public Closing(Login login, Wrapping wrapping) {
    this.login = login;
    this.wrapping = wrapping;
  }

  /**
   * A finished answer and what the audit log says of it.
   *
   * @param error the refusal's text, or empty
   */
  record Closed(Answer answer, AuditEvent.Answer facts, String error) {}

  Closed close(Visit visit, Response response) {
    Tokens.Issued token = visit.issuedToken();
    if (token != null) {
      return issued(visit, token, false);
    }
    Wrapping.Wrapped wrapped = visit.wrappedAnswer();
    if (wrapped != null) {
      return wrapped(visit, wrapped);
    }
    RenewedLease renewed = visit.renewedLease();
    if (renewed != null) {
      return leased(visit, renewed.entry(), renewed.data());
    }
    return switch (response) {
      case Response.Data data -> data(visit, data);
      case Response.Secret secret -> leased(visit, lease(visit, secret), secret.data());
      case Response.Login granted -> passed(visit, login.issue(visit, granted.grant()));
      case Response.Empty empty -> empty(visit, empty.status());
      case Response.Raw raw -> raw(visit, raw);
      case Response.Download download -> download(visit, download);
      case Response.Refused refused -> refused(visit, refused.refusal());
    };
  }

  private Closed data(Visit visit, Response.Data data) {
    ObjectNode envelope = Encoder.tree(envelope(visit, data.data(), null, data.leaseDuration()));
    if (TopLevel.repeats(visit.request().path())) {
      data.data().properties().forEach(field -> envelope.set(field.getKey(), field.getValue()));
    }
    return wrapOr(
        visit,
        envelope,
        data.status(),
        new AuditEvent.Answer(data.data(), null, "", visit.warnings(), null),
        // Vault tells the accessor of a wrapped AppRole secret id as it does a wrapped token's.
        data.data().path("secret_id_accessor").asText(""));
  }

  private static LeaseEntry lease(Visit visit, Response.Secret secret) {
    Mount mount = visit.mount();
    LeaseEntry begun =
        secret
            .begun()
            .flatMap(lease ->
                visit.begun().stream().filter(known -> known.id().equals(lease.id())).findFirst())
            .orElseGet(() ->
                SecretLeases.begin(
                    visit.tx(),
                    mount,
                    visit.request().path(),
                    visit.path(),
                    LeaseHolder.of(visit),
                    secret.internal()));
    SecretLeases.Granted granted =
        SecretLeases.confirm(visit.tx(), begun, secret.internal(), secret.terms(), mount);
    granted.warnings().forEach(visit::warn);
    return granted.entry();
  }

  private Closed leased(Visit visit, LeaseEntry lease, @Nullable ObjectNode data) {
    ObjectNode envelope =
        Encoder.tree(
            new Encoder.Envelope(
                visit.request().id(),
                lease.id(),
                lease.renewable(),
                lease.ttl().toSeconds(),
                data,
                null,
                visit.warnings(),
                null,
                mountType(visit)));
    return wrapOr(
        visit,
        envelope,
        200,
        new AuditEvent.Answer(data, null, lease.id(), visit.warnings(), null),
        "");
  }

  private Closed passed(Visit visit, LoginMfaGate.Passage passage) {
    return switch (passage) {
      case LoginMfaGate.Passage.Granted(var token, var entityCreated) ->
          issued(visit, token, entityCreated);
      case LoginMfaGate.Passage.Waiting(var requirement) -> waiting(visit, requirement);
      case LoginMfaGate.Passage.Refused(var refusal) -> refused(visit, refusal);
    };
  }

  /** The answer to a login that has no token yet. */
  private static Closed waiting(Visit visit, ObjectNode requirement) {
    visit.warn(
        "A login request was issued that is subject to MFA validation. Please make sure to"
            + " validate the login by sending another request to sys/mfa/validate endpoint.");
    ObjectNode auth = TokenJson.waiting(requirement);
    return new Closed(
        Encoder.json(200, Encoder.tree(envelope(visit, null, auth, Duration.ZERO))),
        new AuditEvent.Answer(null, null, "", visit.warnings(), null),
        "");
  }

  private Closed issued(Visit visit, Tokens.Issued token, boolean entityCreated) {
    Subject who = Subjects.read(visit.tx(), token.entry().entityId()).orElse(Subject.NOBODY);
    Namespace namespace =
        visit
            .topology()
            .namespaces()
            .live(token.entry().namespaceId())
            .orElseThrow(Refusal.NotFound::new);
    ObjectNode auth = TokenJson.auth(token, who, namespace);
    ObjectNode envelope = Encoder.tree(envelope(visit, null, auth, Duration.ZERO));
    return wrapOr(
        visit,
        envelope,
        200,
        new AuditEvent.Answer(
            null,
            AuditFacts.auth(token.text(), token.entry(), namespace, who, entityCreated, null),
            "",
            visit.warnings(),
            null),
        token.entry().accessor());
  }

  private Closed wrapOr(
      Visit visit, ObjectNode envelope, int status, AuditEvent.Answer facts, String accessor) {
    Duration ttl = visit.request().wrapTtl().orElse(Duration.ZERO);
    if (ttl.isZero() || status != 200) {
      return new Closed(Encoder.json(status, envelope), facts, "");
    }
    Wrapping.Wrapped wrapped =
        wrapping.wrap(
            visit.tx(),
            visit.request().namespace(),
            envelope,
            ttl,
            visit.request().path(),
            accessor);
    return wrapped(visit, wrapped);
  }

  /** The answer that hands out a wrapping token. */
  private static Closed wrapped(Visit visit, Wrapping.Wrapped wrapped) {
    ObjectNode outer =
        Encoder.tree(
            new Encoder.Envelope(
                visit.request().id(), "", false, 0, null, wrapped.asJson(), List.of(), null, ""));
    AuditEvent.WrapFacts facts =
        new AuditEvent.WrapFacts(
            wrapped.token(),
            wrapped.accessor(),
            wrapped.ttl(),
            wrapped.created(),
            wrapped.creationPath(),
            wrapped.wrappedAccessor());
    return new Closed(
        Encoder.json(200, outer), new AuditEvent.Answer(null, null, "", List.of(), facts), "");
  }

  private static Closed empty(Visit visit, int status) {
    AuditEvent.Answer facts = new AuditEvent.Answer(null, null, "", visit.warnings(), null);
    if (visit.warnings().isEmpty()) {
      return new Closed(NO_CONTENT, facts, "");
    }
    return new Closed(
        Encoder.json(status, Encoder.tree(envelope(visit, null, null, Duration.ZERO))), facts, "");
  }

  private static Closed raw(Visit visit, Response.Raw raw) {
    ObjectNode data = Json.object();
    data.put("http_status_code", raw.status());
    data.put("http_content_type", raw.contentType());
    data.put("http_raw_body", new String(raw.body(), StandardCharsets.UTF_8));
    return new Closed(
        new Answer(
            raw.status(), raw.contentType(), raw.body(), raw.headers(), visit.stream(), null),
        new AuditEvent.Answer(data, null, "", visit.warnings(), null),
        "");
  }

  /** Of a file the log says what it is, not what is in it. */
  private static Closed download(Visit visit, Response.Download download) {
    ObjectNode data = Json.object();
    data.put("http_status_code", 200);
    data.put("http_content_type", download.contentType());
    return new Closed(
        new Answer(
            200, download.contentType(), new byte[0], download.headers(), null, download.content()),
        new AuditEvent.Answer(data, null, "", visit.warnings(), null),
        "");
  }

  private static Closed refused(Visit visit, Refusal refusal) {
    return new Closed(
        Encoder.refusal(refusal, visit.warnings(), visit.request().id()),
        new AuditEvent.Answer(refusal.data().orElse(null), null, "", visit.warnings(), null),
        refusal.text());
  }

  private static Encoder.Envelope envelope(
      Visit visit, @Nullable ObjectNode data, @Nullable ObjectNode auth, Duration lease) {
    return new Encoder.Envelope(
        visit.request().id(),
        "",
        false,
        lease.toSeconds(),
        data,
        null,
        visit.warnings(),
        auth,
        mountType(visit));
  }

  private static String mountType(Visit visit) {
    var mounted = visit.mounted();
    return mounted == null ? "" : mounted.entry().type();
  }
}
