package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import java.util.regex.Pattern;

/** The paths of an approval. */
final class ApprovalPath {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");

  private ApprovalPath() {}

  static String of(String id) {
    if (!ID.matcher(id).matches()) {
      throw Failure.local("An id of an approval has letters, digits, dots and dashes only");
    }
    return "sys/approvals/" + id;
  }
}
