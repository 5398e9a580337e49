package io.holdfast.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.lease.Lease;
import io.holdfast.api.lease.LeaseTerms;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A handler's answer; the walk adds leases, wrapping, warnings and the envelope. */
public sealed interface Response extends Outcome {

  /**
   * Plain data: 200 unless another status is given (KV v2 answers 404 with data for a deleted
   * version).
   *
   * @param leaseDuration shown as {@code lease_duration} without there being a lease (KV v1)
   */
  record Data(ObjectNode data, int status, Duration leaseDuration) implements Response {
    /** The names of the fields only: what they hold is for the client. */
    @Override
    public String toString() {
      return "Data["
          + status
          + " "
          + data.properties().stream().map(Map.Entry::getKey).toList()
          + "]";
    }
  }

  /**
   * A leased secret: the core gives it a lease, and asks the engine to take it back when that ends.
   *
   * @param begun the lease that was noted before the secret was made, if it was
   * @param internal what {@link io.holdfast.api.lease.Leasing} needs; where a lease was begun, it
   *     replaces what was noted
   */
  record Secret(ObjectNode data, LeaseTerms terms, Optional<Lease> begun, ObjectNode internal)
      implements Response {
    /** The names of the fields only: what they hold is for the client. */
    @Override
    public String toString() {
      return "Secret" + data.properties().stream().map(Map.Entry::getKey).toList();
    }
  }

  /** A login: the core makes a token of it. */
  record Login(LoginGrant grant) implements Response {}

  /**
   * Nothing to say.
   *
   * @param status of the answer when there are warnings to give; 204 when there are none
   */
  record Empty(int status) implements Response {}

  /** A body of its own, outside the envelope. */
  @SuppressWarnings("ArrayRecordComponent") // answers are sent, never compared
  record Raw(int status, String contentType, byte[] body, Map<String, List<String>> headers)
      implements Response {}

  /**
   * A file as it is. Who sends the answer closes it; it should vanish then by itself ({@link
   * java.nio.file.StandardOpenOption#DELETE_ON_CLOSE}), since an answer may never be sent.
   */
  record Download(String contentType, FileChannel content, Map<String, List<String>> headers)
      implements Response {}

  /** A refusal that keeps what the handler changed. */
  record Refused(Refusal refusal) implements Response {}

  static Response data(ObjectNode data) {
    return new Data(data, 200, Duration.ZERO);
  }

  static Response data(int status, ObjectNode data) {
    return new Data(data, status, Duration.ZERO);
  }

  static Response empty() {
    return new Empty(200);
  }

  /** A leased secret of storage alone, whose lease is made in the same transaction. */
  static Response secret(ObjectNode data, LeaseTerms terms, ObjectNode internal) {
    return new Secret(data, terms, Optional.empty(), internal);
  }

  /** A leased secret that an effect made under a lease begun before. */
  static Response secret(ObjectNode data, LeaseTerms terms, Lease begun) {
    return new Secret(data, terms, Optional.of(begun), begun.internal());
  }

  /** What was asked for goes on in the background: 202 with the warnings given. */
  static Response accepted() {
    return new Empty(202);
  }

  /**
   * A LIST answer.
   *
   * @throws Refusal.NotFound when there are no keys, as Vault answers
   */
  static Response keys(List<String> keys) {
    if (keys.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode data = Json.object();
    data.set("keys", Json.array(keys));
    return data(data);
  }

  /** A JSON document of its own, outside the envelope (sys/health, sys/seal-status). */
  static Response raw(int status, ObjectNode body) {
    return new Raw(status, "application/json", Json.write(body), Map.of());
  }
}
