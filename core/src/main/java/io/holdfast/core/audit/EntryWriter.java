package io.holdfast.core.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Request;
import io.holdfast.core.policy.PolicyRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one audit entry as a JSON line in Vault's schema. Every value that a client sent or got is
 * HMACed; names of fields, paths and policies are not.
 */
final class EntryWriter {
  private final @Nullable ValueHasher hasher;

  /**
   * @param hasher null while the server is sealed: client values are then left out altogether
   */
  EntryWriter(@Nullable ValueHasher hasher) {
    this.hasher = hasher;
  }

  /** A whole entry. */
  byte[] write(String type, AuditEvent event) {
    return write(type, event, head(event));
  }

  /**
   * An entry whose head is written already: the entry of an answer begins as that of its request.
   */
  byte[] write(String type, AuditEvent event, byte[] head) {
    byte[] begin =
        ("{\"time\":\"" + event.time() + "\",\"type\":\"" + type + "\",")
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = tail(event);
    // Two objects become parts of one, so that a brace of each is left out.
    boolean more = tail.length > 2;
    ByteBuffer line =
        ByteBuffer.allocate(begin.length + head.length - 1 + (more ? tail.length - 1 : 0));
    line.put(begin).put(head, 1, head.length - 2);
    if (more) {
      line.put((byte) ',').put(tail, 1, tail.length - 2);
    }
    return line.put((byte) '}').array();
  }

  /** Who asked, and what: an object that begins the entry. */
  byte[] head(AuditEvent event) {
    return object(out -> {
      out.writeFieldName("auth");
      AuditEvent.Auth who = who(event);
      if (who == null) {
        anonymous(out);
      } else {
        auth(out, who, "remaining_uses");
      }
      request(out, event);
    });
  }

  /** What came of it: an object that ends the entry. */
  private byte[] tail(AuditEvent event) {
    return object(out -> {
      if (event.answer() != null) {
        answer(out, event, event.answer());
      }
      if (!event.error().isEmpty()) {
        out.writeStringField("error", error(event));
      }
    });
  }

  /** Writes the fields of an object. */
  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  private static byte[] object(Fields fields) {
    ByteArrayBuilder bytes = new ByteArrayBuilder(1024);
    try (JsonGenerator out = Json.mapper().createGenerator(bytes)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** While sealed no text is written that may quote a client's value. */
  private String error(AuditEvent event) {
    if (hasher == null) {
      return event.answer() == null ? "" : "refused while sealed";
    }
    return new TextScrubber(event.request(), event.quoted(), hasher::hash).scrub(event.error());
  }

  /** Who asked; in the answer to a login, who that turned out to be. */
  private static AuditEvent.@Nullable Auth who(AuditEvent event) {
    return event.auth() == null && event.answer() != null ? event.answer().auth() : event.auth();
  }

  private static void anonymous(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("token_type", "default");
    out.writeEndObject();
  }

  /**
   * @param usesField the schema tells the caller's uses as {@code remaining_uses}, and those of a
   *     token that was made as {@code num_uses}
   */
  private void auth(JsonGenerator out, AuditEvent.Auth auth, String usesField) throws IOException {
    out.writeStartObject();
    if (hasher != null) {
      ValueHasher.TokenHashes hashes = hasher.token(auth.clientToken(), auth.accessor());
      text(out, "client_token", hashes.token());
      text(out, "accessor", hashes.accessor());
    }
    if (hasher != null && auth.clientChoseName()) {
      out.writeStringField("display_name", hasher.hash(auth.displayName()));
    } else {
      text(out, "display_name", auth.displayName());
    }
    strings(out, "policies", auth.policies());
    strings(out, "token_policies", auth.tokenPolicies());
    strings(out, "identity_policies", auth.identityPolicies());
    if (!auth.externalPolicies().isEmpty()) {
      out.writeObjectFieldStart("external_namespace_policies");
      for (Map.Entry<Namespace, List<String>> external : auth.externalPolicies().entrySet()) {
        strings(out, external.getKey().path(), external.getValue());
      }
      out.writeEndObject();
    }
    if (auth.policyResults() != null) {
      out.writeObjectFieldStart("policy_results");
      out.writeBooleanField("allowed", auth.policyResults().allowed());
      if (!auth.policyResults().grantingPolicies().isEmpty()) {
        out.writeArrayFieldStart("granting_policies");
        for (PolicyRef policy : auth.policyResults().grantingPolicies()) {
          out.writeStartObject();
          out.writeStringField("name", policy.name());
          out.writeStringField("namespace_id", policy.namespace().id());
          text(out, "namespace_path", policy.namespace().path());
          out.writeStringField("type", "acl");
          out.writeEndObject();
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    }
    if (auth.noDefaultPolicy()) {
      out.writeBooleanField("no_default_policy", true);
    }
    if (hasher != null && !auth.metadata().isEmpty()) {
      out.writeObjectFieldStart("metadata");
      for (Map.Entry<String, String> pair : auth.metadata().entrySet()) {
        out.writeStringField(pair.getKey(), hasher.hash(pair.getValue()));
      }
      out.writeEndObject();
    }
    text(out, "entity_id", auth.entityId());
    if (auth.entityCreated()) {
      out.writeBooleanField("entity_created", true);
    }
    text(out, "token_type", auth.tokenType());
    if (!auth.ttl().isZero()) {
      out.writeNumberField("token_ttl", auth.ttl().toSeconds());
    }
    if (auth.numUses() > 0) {
      out.writeNumberField(usesField, auth.numUses());
    }
    Instant issued = auth.issued().truncatedTo(ChronoUnit.SECONDS);
    out.writeStringField("token_issue_time", issued.toString());
    out.writeEndObject();
  }

  private void request(JsonGenerator out, AuditEvent event) throws IOException {
    Request request = event.request();
    out.writeObjectFieldStart("request");
    out.writeStringField("id", request.id());
    out.writeStringField("operation", request.operation().wireName());
    mount(out, event.mount(), "mount_running_version");
    if (hasher != null && request.token() != null) {
      String accessor = event.auth() == null ? "" : event.auth().accessor();
      ValueHasher.TokenHashes hashes = hasher.token(request.token(), accessor);
      text(out, "client_token", hashes.token());
      text(out, "client_token_accessor", hashes.accessor());
    }
    out.writeObjectFieldStart("namespace");
    out.writeStringField("id", request.namespace().id());
    text(out, "path", request.namespace().path());
    out.writeEndObject();
    out.writeStringField("path", request.path());
    if (hasher != null && !request.body().isEmpty()) {
      out.writeFieldName("data");
      new ClientValues(hasher)
          .write(
              out,
              request.body(),
              event.mount() == null ? List.of() : event.mount().clearRequestKeys());
    }
    if (event.remoteAddress().isPresent()) {
      out.writeStringField("remote_address", request.origin().address());
      out.writeNumberField("remote_port", request.origin().port());
    }
    if (hasher != null && !event.headers().isEmpty()) {
      headers(out, event, hasher);
    }
    if (request.wrapTtl().isPresent()) {
      out.writeNumberField("wrap_ttl", request.wrapTtl().get().toSeconds());
    }
    if (hasher != null && event.approval() != null) {
      out.writeObjectFieldStart("control_group");
      out.writeStringField("accessor", hasher.hash(event.approval().accessor()));
      strings(out, "approvers", event.approval().approvers());
      out.writeEndObject();
    }
    if (!event.decisions().isEmpty()) {
      out.writeArrayFieldStart("approvals");
      for (ObjectNode decision : event.decisions()) {
        Json.mapper().writeTree(out, decision);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void headers(JsonGenerator out, AuditEvent event, ValueHasher hasher)
      throws IOException {
    out.writeObjectFieldStart("headers");
    for (Map.Entry<String, AuditEvent.Header> header : event.headers().entrySet()) {
      out.writeArrayFieldStart(header.getKey());
      for (String value : header.getValue().values()) {
        out.writeString(header.getValue().hmac() ? hasher.hash(value) : value);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void mount(
      JsonGenerator out, AuditEvent.@Nullable MountFacts mount, String versionField)
      throws IOException {
    if (mount == null) {
      return;
    }
    out.writeStringField("mount_point", mount.point());
    out.writeStringField("mount_type", mount.type());
    text(out, "mount_accessor", mount.accessor());
    text(out, versionField, mount.runningVersion());
    out.writeStringField("mount_class", mount.mountClass());
  }

  private void answer(JsonGenerator out, AuditEvent event, AuditEvent.Answer answer)
      throws IOException {
    out.writeObjectFieldStart("response");
    if (answer.auth() != null) {
      out.writeFieldName("auth");
      auth(out, answer.auth(), "num_uses");
    }
    mount(out, event.mount(), "mount_running_plugin_version");
    if (!answer.leaseId().isEmpty()) {
      out.writeObjectFieldStart("secret");
      out.writeStringField("lease_id", answer.leaseId());
      out.writeEndObject();
    }
    ObjectNode data = answer.data();
    if (data != null && hasher != null) {
      out.writeFieldName("data");
      new ClientValues(hasher)
          .write(out, data, event.mount() == null ? List.of() : event.mount().clearResponseKeys());
    }
    if (answer.wrap() != null && hasher != null) {
      wrapInfo(out, answer.wrap(), hasher);
    }
    warnings(out, event.request(), answer.warnings());
    out.writeEndObject();
  }

  private void warnings(JsonGenerator out, Request request, List<String> warnings)
      throws IOException {
    if (hasher != null && !warnings.isEmpty()) {
      TextScrubber scrubber = new TextScrubber(request, List.of(), hasher::hash);
      strings(out, "warnings", warnings.stream().map(scrubber::scrub).toList());
    }
  }

  private static void wrapInfo(JsonGenerator out, AuditEvent.WrapFacts wrap, ValueHasher hasher)
      throws IOException {
    out.writeObjectFieldStart("wrap_info");
    out.writeNumberField("ttl", wrap.ttl().toSeconds());
    out.writeStringField("token", hasher.hash(wrap.token()));
    out.writeStringField("accessor", hasher.hash(wrap.accessor()));
    out.writeStringField("creation_time", wrap.created().toString());
    out.writeStringField("creation_path", wrap.creationPath());
    if (!wrap.wrappedAccessor().isEmpty()) {
      out.writeStringField("wrapped_accessor", hasher.hash(wrap.wrappedAccessor()));
    }
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      out.writeStringField(name, value);
    }
  }

  private static void strings(JsonGenerator out, String name, List<String> values)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }
}
