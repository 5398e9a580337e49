package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import java.util.List;
import java.util.Optional;

/** Derivation paths, each of which stands for itself and all below it. */
record PathList(List<DerivationPath> paths) {
  private static final int MAX_PATHS = 1000;
  private static final int MAX_LENGTH = 500;

  PathList {
    paths = List.copyOf(paths);
  }

  static Optional<PathList> read(Fields fields, String field) {
    return fields.texts(field, MAX_PATHS, MAX_LENGTH, DerivationPath::parse).map(PathList::new);
  }

  List<String> texts() {
    return paths.stream().map(DerivationPath::toString).toList();
  }

  RuleTrace judge(String rule, DerivationPath path) {
    boolean below = paths.stream().anyMatch(allowed -> path.below(allowed).isPresent());
    return RuleTrace.of(
        rule,
        below,
        texts(),
        path.toString(),
        "path",
        path + " is " + (below ? "below one of the paths" : "below none of the paths that may be"));
  }
}
