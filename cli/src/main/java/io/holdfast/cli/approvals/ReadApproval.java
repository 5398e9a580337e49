package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;

/** {@code approvals read ID}. */
@Usage(
    synopsis = "holdfast approvals read [options] ID",
    does = {
      "Shows what waits for approvals: the thing in words, who asks for it, who approved it and",
      "how, and what is missing."
    })
final class ReadApproval extends SecretCommand {
  @Override
  protected int call(Session session) {
    String path = ApprovalPath.of(arguments().one());
    ApiResponse answer = during("reading " + path, () -> session.client().get(path));
    if (answer.isNotFound()) {
      throw Failure.remote("There is no such approval, or it is none of yours");
    }
    return ApprovalView.print(session, answer);
  }
}
