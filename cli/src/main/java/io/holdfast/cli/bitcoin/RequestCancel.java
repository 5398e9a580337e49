package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Usage;
import java.util.List;

/** {@code bitcoin request cancel WALLET ID}. */
@Usage(
    synopsis = "holdfast bitcoin request cancel [options] WALLET ID",
    does = "Takes a request for a signature back, also during its delay.")
final class RequestCancel extends DeletionCommand {
  @Override
  String deleted() {
    List<String> words = arguments().exactly(2);
    return path("wallets", words.getFirst() + "/requests/" + words.getLast());
  }
}
