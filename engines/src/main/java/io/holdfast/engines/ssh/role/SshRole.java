package io.holdfast.engines.ssh.role;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A role as it is stored: of one of the two kinds. */
public sealed interface SshRole permits CaRole, OtpRole {
  /** The kind's name, {@code key_type}. */
  String keyType();

  /** As a read shows it. */
  ObjectNode asJson();
}
