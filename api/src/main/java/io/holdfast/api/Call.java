package io.holdfast.api;

import io.holdfast.api.approval.Approvals;
import io.holdfast.api.catalog.Catalog;
import io.holdfast.api.identity.Identity;
import io.holdfast.api.lease.Leases;
import io.holdfast.api.route.Field;
import java.time.Instant;
import java.util.Optional;

/** One handler's view of a request, within the request's transaction. */
public interface Call {
  Request request();

  /** The operation, with create and update told apart. */
  default Operation operation() {
    return request().operation();
  }

  /** The path below the mount. */
  String path();

  /**
   * A declared field's value: from the path, the body or the query; else its default.
   *
   * @throws Refusal.InvalidRequest when the value does not convert to the field's type, or is
   *     absent and the field is required; it names the field and the type
   */
  <T> T get(Field<T> field);

  /** A field's value if the client sent one (an explicit null counts as absent). */
  <T> Optional<T> find(Field<T> field);

  /** Whether the client sent the field. */
  boolean has(Field<?> field);

  /** The mount's storage, within this request's transaction. */
  StorageView storage();

  Mount mount();

  Caller caller();

  /** The time of the request; the same for all of it. */
  Instant now();

  /** Adds a line to the answer's {@code warnings}. */
  void warn(String line);

  /** What the core offers to engines. */
  Services services();

  /** What the core offers to engines beyond storage. */
  interface Services {
    /** A fresh random UUID (version 4). */
    String uuid();

    /** The leases of the mount. */
    Leases leases();

    /** What the mount has to do later. */
    Schedule schedule();

    /** The mount's rows in the catalog of secrets. */
    Catalog catalog();

    /** Who is behind tokens. */
    Identity identity();

    /** The approvals that the mount asked for. */
    Approvals approvals();

    /**
     * A random password of a password policy (sys/policies/password).
     *
     * @throws Refusal.InvalidRequest when there is no such policy; it names it
     */
    String password(String policyName);
  }
}
