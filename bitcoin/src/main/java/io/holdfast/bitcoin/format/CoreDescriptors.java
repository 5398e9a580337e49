package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of Bitcoin Core's {@code importdescriptors}, one for each chain, since only its
 * newer versions read multipaths; the answer of {@code listdescriptors} is read as well.
 */
final class CoreDescriptors {
  private CoreDescriptors() {}

  static Object write(WalletFile wallet, ExportTerms terms) {
    List<Map<String, Object>> requests = new ArrayList<>();
    for (Descriptor chain : wallet.descriptor().expand()) {
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("desc", chain.toString());
      request.put("active", true);
      request.put("internal", !requests.isEmpty());
      request.put("range", List.of(0, Math.max(0, terms.range() - 1)));
      request.put("next_index", 0);
      request.put("timestamp", terms.timestamp());
      requests.add(request);
    }
    return requests;
  }

  static WalletFile read(Object content) {
    Problems problems = new Problems();
    Object list = content instanceof Map<?, ?> answer ? answer.get("descriptors") : content;
    String label =
        content instanceof Map<?, ?> answer && answer.get("wallet_name") instanceof String name
            ? name
            : "";
    List<Descriptor> receiving = new ArrayList<>();
    List<Descriptor> change = new ArrayList<>();
    for (Fields request : Fields.objects(list, "descriptors", problems)) {
      Optional<String> text = request.required("desc");
      Optional<Descriptor> descriptor =
          text.flatMap(desc -> problems.read(request.at("desc"), () -> Descriptor.parse(desc)));
      descriptor.ifPresent(isInternal(request) ? change::add : receiving::add);
    }
    problems.require();
    WalletFile file = WalletFile.of(joined(receiving, change));
    return new WalletFile(
        label, file.descriptor(), file.network(), file.signers(), file.addresses());
  }

  private static boolean isInternal(Fields request) {
    return request.flag("internal");
  }

  private static Descriptor joined(List<Descriptor> receiving, List<Descriptor> change) {
    if (receiving.size() == 1 && change.size() == 1) {
      return Chains.joined(receiving.getFirst(), change.getFirst());
    }
    if (receiving.size() == 1 && change.isEmpty()) {
      return receiving.getFirst();
    }
    throw new FormatException(
        "descriptors: there are %d for receiving and %d for change; take out all but one wallet's, one of each"
            .formatted(receiving.size(), change.size()));
  }
}
