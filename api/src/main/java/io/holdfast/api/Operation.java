package io.holdfast.api;

/** What a request asks of a path; the names are those of Vault's audit schema. */
public enum Operation {
  CREATE,
  READ,
  UPDATE,
  PATCH,
  DELETE,
  LIST,
  /** Lists recursively (OpenBao's SCAN verb). */
  SCAN,
  HELP,
  /** Internal: the end of a lease; never comes from a client. */
  REVOKE,
  /** Internal: the prolongation of a lease; never comes from a client directly. */
  RENEW;

  private final String wireName = name().toLowerCase(java.util.Locale.ROOT);

  /** The lower-case name used in the audit log and in documents. */
  public String wireName() {
    return wireName;
  }

  /** Whether the operation carries a request body with fields (as opposed to query parameters). */
  public boolean writes() {
    return this == CREATE || this == UPDATE || this == PATCH;
  }
}
