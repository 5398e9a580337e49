package io.holdfast.scan.settings;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The settings of {@code .holdfast-scan.toml}.
 *
 * @param skip patterns of paths that are not scanned
 * @param off rules that are not reported
 * @param rules further rules
 */
public record ScanSettings(List<String> skip, Set<String> off, List<OwnRule> rules) {
  /** The name of the file. */
  public static final String FILE = ".holdfast-scan.toml";

  /** No settings. */
  public static final ScanSettings NONE = new ScanSettings(List.of(), Set.of(), List.of());

  /** Whether a path, relative and with slashes, is not scanned. */
  public Predicate<String> skipped() {
    List<PathPattern> patterns = skip.stream().map(PathPattern::of).toList();
    return path -> patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
