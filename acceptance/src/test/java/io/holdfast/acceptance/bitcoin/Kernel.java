package io.holdfast.acceptance.bitcoin;

import io.holdfast.acceptance.peer.Python;
import io.holdfast.acceptance.program.Api;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Bitcoin Core's own consensus code: {@code bitcoin_kernel.py}. */
final class Kernel {
  private Kernel() {}

  /** Whether a transaction, in hex, spends these coins as their scripts demand. */
  static boolean accepts(String transaction, List<Coin> spent) {
    Map<String, Object> document =
        Map.of("transaction", transaction, "spent", spent.stream().map(Coin::forKernel).toList());
    return Python.script("bitcoin_kernel.py")
        .typing(new String(Api.json(document), StandardCharsets.UTF_8))
        .run()
        .succeeds()
        .json()
        .get("valid")
        .asBoolean();
  }
}
