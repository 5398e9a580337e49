package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.command.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, help and exit codes that need no server. */
class HoldfastTest {
  @TempDir Path home;

  private Result run(String... words) {
    return new CommandLineRun(home).run(words);
  }

  @Test
  void theVersionBeginsWithTheApiLevelThatClientsRead() {
    for (String word : List.of("version", "-version", "--version", "-v")) {
      Result result = run(word);
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).startsWith("Holdfast v1.19.0");
      assertThat(result.out().lines()).hasSize(2);
    }
  }

  @Test
  void anUnknownCommandEndsWith127AndAnUnknownSubcommandWith1() {
    assertThat(run("nope").exitCode()).isEqualTo(127);
    assertThat(run().exitCode()).isEqualTo(127);
    assertThat(run("kv", "nope").exitCode()).isEqualTo(1);
    assertThat(run("kv").err()).contains("enable-versioning");
  }

  @Test
  void wrongUseEndsWith1AndSaysHowItIsRight() {
    assertThat(run("read").exitCode()).isEqualTo(1);
    assertThat(run("read").err())
        .contains("Not enough arguments")
        .contains("Usage: holdfast read [options] PATH");
    assertThat(run("secrets", "move", "a", "b", "c").err()).contains("Too many arguments");
    assertThat(run("read", "-nope", "x").err()).contains("flag provided but not defined: -nope");
    assertThat(run("read", "-format=xml", "x").err()).contains("Invalid output format: xml");
    assertThat(run("list", "-format=raw", "x").exitCode()).isEqualTo(1);
    assertThat(run("token", "revoke").exitCode()).isEqualTo(1);
  }

  @Test
  void everyCommandHasHelpWithItsSynopsis() {
    List<List<String>> paths = new ArrayList<>();
    collect(Holdfast.commands(), List.of(), paths);
    assertThat(paths).hasSizeGreaterThan(80);
    for (List<String> path : paths) {
      List<String> words = new ArrayList<>(path);
      words.add("-h");
      Result result = run(words.toArray(String[]::new));
      assertThat(result.exitCode()).as("%s", words).isZero();
      if (!path.getLast().equals("version") && !path.getLast().equals("server")) {
        assertThat(result.out()).startsWith("Usage: holdfast " + String.join(" ", path));
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
      }
    }
  }

  private static void collect(List<Node> nodes, List<String> above, List<List<String>> paths) {
    for (Node node : nodes) {
      List<String> path = new ArrayList<>(above);
      path.add(node.name());
      switch (node) {
        case Node.Leaf _ -> paths.add(path);
        case Node.Group group -> collect(group.children().get(), path, paths);
      }
    }
  }

  @Test
  void aServerThatIsNotThereIsToldWithItsAddress() {
    Result read = run("read", "-address=http://127.0.0.1:1", "secret/x");
    assertThat(read.exitCode()).isEqualTo(2);
    assertThat(read.err())
        .contains("Error reading secret/x")
        .contains("http://127.0.0.1:1/v1/secret/x")
        .contains("connection refused");
    assertThat(run("status", "-address=http://127.0.0.1:1").exitCode()).isEqualTo(1);
    assertThat(run("read", "-address=ftp://x", "a").err()).contains("unsupported scheme \"ftp\"");
  }
}
