package io.holdfast.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Namespace;
import io.holdfast.api.Request;
import io.holdfast.core.policy.PolicyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a request or of its answer, before they are HMACed and written.
 *
 * @param time when the event happened
 * @param request the request as decoded (its operation already tells create from update)
 * @param auth who asked, or null when nobody was authenticated
 * @param mount the mount that serves the path, or null when none does
 * @param error the refusal's text, or empty
 * @param quoted what the refusal's text quotes beside values that the client sent
 * @param answer the answer's facts for a response entry; null for a request entry
 * @param headers the request's headers that are to be shown, by lower-case name
 * @param approval by what approval a request is performed that waited for it; null mostly
 * @param decisions what it says of approvals, with the proofs: public facts, which are shown in
 *     clear so that anybody can check them again
 */
public record AuditEvent(
    Instant time,
    Request request,
    @Nullable Auth auth,
    @Nullable MountFacts mount,
    String error,
    List<String> quoted,
    @Nullable Answer answer,
    SortedMap<String, Header> headers,
    @Nullable Approval approval,
    List<ObjectNode> decisions) {

  /** An event whose text quotes nothing but what the client sent. */
  public AuditEvent(
      Instant time,
      Request request,
      @Nullable Auth auth,
      @Nullable MountFacts mount,
      String error,
      @Nullable Answer answer) {
    this(
        time,
        request,
        auth,
        mount,
        error,
        List.of(),
        answer,
        Collections.emptySortedMap(),
        null,
        List.of());
  }

  /**
   * A header of the request.
   *
   * @param hmac whether its values are HMACed
   */
  public record Header(List<String> values, boolean hmac) {
    /** Leaves out the values. */
    @Override
    public String toString() {
      return "Header[" + hmac + "]";
    }
  }

  /** The same event with headers of the request. */
  public AuditEvent showing(SortedMap<String, Header> shown) {
    return new AuditEvent(
        time, request, auth, mount, error, quoted, answer, shown, approval, decisions);
  }

  /** The same event, whose text also quotes these. */
  public AuditEvent quoting(List<String> values) {
    return new AuditEvent(
        time, request, auth, mount, error, values, answer, headers, approval, decisions);
  }

  /**
   * Who asked, or what a login granted; clear text here, HMACed by the writer.
   *
   * @param policies those of the token's namespace
   * @param externalPolicies those in force of other namespaces
   * @param clientChoseName whether a client made the display name up, so that it is a value of its
   * @param entityCreated whether this login made the entity
   */
  public record Auth(
      String clientToken,
      String accessor,
      String displayName,
      boolean clientChoseName,
      List<String> policies,
      List<String> tokenPolicies,
      List<String> identityPolicies,
      Map<Namespace, List<String>> externalPolicies,
      boolean noDefaultPolicy,
      Map<String, String> metadata,
      String entityId,
      boolean entityCreated,
      String tokenType,
      Duration ttl,
      Instant issued,
      int numUses,
      @Nullable PolicyResults policyResults) {
    /** Leaves out the token, its accessor and the metadata. */
    @Override
    public String toString() {
      return "Auth[" + policies + "]";
    }
  }

  /** The same event of a request that was approved; null where it needed no approval. */
  public AuditEvent approved(@Nullable Approval by) {
    return new AuditEvent(
        time, request, auth, mount, error, quoted, answer, headers, by, decisions);
  }

  /** The same event, which says this of approvals. */
  public AuditEvent deciding(List<ObjectNode> said) {
    return new AuditEvent(
        time, request, auth, mount, error, quoted, answer, headers, approval, said);
  }

  /**
   * The approval of a request that waited for it.
   *
   * @param accessor that of the token that it waited under
   * @param approvers the ids of the entities that approved
   */
  public record Approval(String accessor, List<String> approvers) {
    /** Leaves out the accessor. */
    @Override
    public String toString() {
      return "Approval" + approvers;
    }
  }

  /** Which policies decided. */
  public record PolicyResults(boolean allowed, List<PolicyRef> grantingPolicies) {}

  /**
   * The mount, as the schema shows it.
   *
   * @param point the path with {@code auth/} and a trailing slash
   * @param mountClass {@code secret} or {@code auth}
   * @param clearRequestKeys top-level keys that tuning exempts from HMAC in requests
   * @param clearResponseKeys the same for answers
   */
  public record MountFacts(
      String type,
      String accessor,
      String point,
      String mountClass,
      String runningVersion,
      List<String> clearRequestKeys,
      List<String> clearResponseKeys) {}

  /** What the client was told. */
  public record Answer(
      @Nullable ObjectNode data,
      @Nullable Auth auth,
      String leaseId,
      List<String> warnings,
      @Nullable WrapFacts wrap) {
    public static final Answer NOTHING = new Answer(null, null, "", List.of(), null);

    /** Leaves out what was answered. */
    @Override
    public String toString() {
      return "Answer";
    }
  }

  /** A response-wrapping token that was handed out. */
  public record WrapFacts(
      String token,
      String accessor,
      Duration ttl,
      Instant created,
      String creationPath,
      String wrappedAccessor) {
    /** Leaves out the token and the accessors. */
    @Override
    public String toString() {
      return "WrapFacts[" + creationPath + "]";
    }
  }

  /** The event of the answer to this one's request. */
  public AuditEvent answered(Instant at, String text, List<String> quoting, Answer facts) {
    return new AuditEvent(
        at, request, auth, mount, text, quoting, facts, headers, approval, decisions);
  }

  /** Only which request it is about. */
  @Override
  public String toString() {
    return "AuditEvent[" + request + "]";
  }

  /** The address to show, empty for requests of the server itself. */
  public Optional<String> remoteAddress() {
    String address = request.origin().address();
    return address.isEmpty() ? Optional.empty() : Optional.of(address);
  }
}
