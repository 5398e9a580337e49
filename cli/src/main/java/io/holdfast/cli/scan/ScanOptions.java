package io.holdfast.cli.scan;

import io.holdfast.cli.command.Flag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What bounds a scan and what it leaves out. */
final class ScanOptions {
  @Flag(
      names = "-config",
      label = "<file>",
      help = "Settings; else .holdfast-scan.toml in what is scanned; \"none\" for none.")
  @Nullable String config;

  @Flag(names = "-skip", label = "<pattern>", help = "Leave out such paths; may be given again.")
  List<String> skip = new ArrayList<>();

  @Flag(names = "-off", label = "<rule>", separator = ",", help = "Rules that are not reported.")
  List<String> off = new ArrayList<>();

  @Flag(
      names = "-baseline",
      label = "<file>",
      help = "Leave out findings whose fingerprints are in this file.")
  @Nullable String baseline;

  @Flag(
      names = "-write-baseline",
      label = "<file>",
      help = "Write the fingerprints of all findings there, and end with 0.")
  @Nullable String writeBaseline;

  @Flag(
      names = "-key-file",
      label = "<file>",
      help = "The key of fingerprints, 32 bytes; else HOLDFAST_SCAN_KEY, else the user's own.")
  @Nullable String keyFile;

  @Flag(
      names = "-max-archive-depth",
      label = "<n>",
      help = "Archives within archives that are opened; 8 unless given.")
  int maxDepth = -1;

  @Flag(
      names = "-max-archive-mib",
      label = "<n>",
      help = "What one file may unfold to; 4096 unless given.")
  int maxMib = -1;

  @Flag(names = "-threads", label = "<n>", help = "Threads; as many as processors unless given.")
  int threads = -1;
}
