package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Descriptors and extended public keys, as a policy lists them. */
public final class DescriptorList {
  private static final int MAX_DESCRIPTORS = 100;
  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_SCAN = 1000;
  private static final int MAX_SCANNED = 10_000;

  private final List<DestinationDescriptor> all;

  private DescriptorList(List<DestinationDescriptor> all) {
    this.all = List.copyOf(all);
  }

  static Optional<DescriptorList> read(Fields fields, String field) {
    if (!fields.has(field)) {
      return Optional.empty();
    }
    List<DestinationDescriptor> read = new ArrayList<>();
    for (Fields each :
        fields.objects(field, "a descriptor", "descriptor", MAX_DESCRIPTORS).orElse(List.of())) {
      each.require("descriptor");
      long scan = each.whole("scan", 0, MAX_SCAN).orElse(0L);
      each.text("descriptor", MAX_LENGTH, text -> DestinationDescriptor.of(text, (int) scan))
          .ifPresent(read::add);
      each.end();
    }
    if (read.stream().mapToInt(DestinationDescriptor::scanned).sum() > MAX_SCANNED) {
      fields.problem(
          field, "scans more than " + MAX_SCANNED + " scripts in all; lower scan, or leave it out");
    }
    Set<String> texts = new HashSet<>();
    for (DestinationDescriptor each : read) {
      if (!texts.add(each.text())) {
        fields.problem(field, "'" + each.text() + "' is there twice");
      }
    }
    return Optional.of(new DescriptorList(read));
  }

  List<Object> value() {
    return all.stream().map(DestinationDescriptor::value).toList();
  }

  boolean contains(Network network, OutputFact output) {
    return all.stream().anyMatch(each -> each.contains(network, output));
  }

  /** Those whose keys are of other networks than the given one. */
  List<String> elsewhere(Network network) {
    return all.stream()
        .filter(each -> !each.suits(network))
        .map(DestinationDescriptor::text)
        .toList();
  }
}
