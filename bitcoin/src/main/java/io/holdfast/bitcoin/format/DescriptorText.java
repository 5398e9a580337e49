package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Descriptors as text, one a line: both chains in one, or each by itself, or the three of Sparrow's
 * export. Empty lines and those that begin with {@code #} don't count; a label with a colon may
 * stand in front.
 */
final class DescriptorText {
  private static final Pattern LABELLED = Pattern.compile("^[A-Za-z][A-Za-z ]*:\\s*(.*)$");

  private DescriptorText() {}

  static Object write(WalletFile wallet) {
    List<String> lines = new ArrayList<>();
    lines.add("# Receiving and change (BIP-389):");
    lines.add(wallet.descriptor().toString());
    List<Descriptor> chains = wallet.descriptor().expand();
    if (chains.size() == 2) {
      lines.add("");
      lines.add("# Receiving:");
      lines.add(chains.getFirst().toString());
      lines.add("");
      lines.add("# Change:");
      lines.add(chains.getLast().toString());
    }
    return String.join("\n", lines) + "\n";
  }

  static WalletFile read(Object content) {
    if (!(content instanceof String text)) {
      throw new FormatException("the file is JSON and not a descriptor");
    }
    Problems problems = new Problems();
    List<Descriptor> all = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        problems
            .read("line " + number, () -> Descriptor.parse(unlabelled(bare)))
            .ifPresent(all::add);
      }
    }
    problems.require();
    return WalletFile.of(joined(all));
  }

  private static String unlabelled(String line) {
    Matcher labelled = LABELLED.matcher(line);
    return labelled.matches() ? labelled.group(1) : line;
  }

  /** One descriptor of what may be both chains, or both and each. */
  static Descriptor joined(List<Descriptor> all) {
    if (all.isEmpty()) {
      throw new FormatException("there is no descriptor in the file");
    }
    Optional<Descriptor> both = all.stream().filter(each -> each.branches() > 1).findFirst();
    if (both.isPresent()) {
      List<Descriptor> others = all.stream().filter(each -> !each.equals(both.get())).toList();
      if (!both.get().expand().containsAll(others)) {
        throw new FormatException("there are descriptors of several wallets in the file");
      }
      return both.get();
    }
    return switch (all.size()) {
      case 1 -> all.getFirst();
      case 2 -> Chains.joined(all.getFirst(), all.getLast());
      default -> throw new FormatException("there are descriptors of several wallets in the file");
    };
  }
}
