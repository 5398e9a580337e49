package io.holdfast.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import io.holdfast.crypto.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command tells people and programs, and how it ends. */
class ScanCommandTest {
  @TempDir Path home;

  private final String token = "hv" + "s." + Randomness.base62(24);
  private Path folder = Path.of("");

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createDirectory(home.resolve("project"));
  }

  private CommandLineRun shell() {
    return new CommandLineRun(home).with("HOLDFAST_SCAN_KEY", "07".repeat(32));
  }

  private static Json.Obj json(Result result) {
    return (Json.Obj) JsonReader.read(result.out());
  }

  private static List<Json> items(Json.Obj object, String name) {
    return object.get(name) instanceof Json.Arr array ? array.items() : List.of();
  }

  private static List<Json> findings(Json.Obj report) {
    return items(report, "findings");
  }

  @Test
  void aFindingIsAPlaceAndAFingerprintNeverTheValue() throws IOException {
    Files.writeString(folder.resolve("a.env"), "# settings\nexport VAULT_TOKEN=" + token + "\n");
    Result result = shell().run("scan", "-format=json", folder.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    Json.Obj finding = (Json.Obj) findings(json(result)).getFirst();
    assertThat(finding.text("path")).endsWith("a.env");
    assertThat(finding.number("line")).isEqualTo(2);
    assertThat(finding.text("rule")).isEqualTo("vault-service-token");
    assertThat(finding.text("fingerprint")).matches("[0-9a-f]{64}");
    assertThat(json(result).flag("partial")).isFalse();
    assertThat(result.out() + result.err()).doesNotContain(token);
    assertThat(shell().run("scan", folder.toString()).out()).doesNotContain(token);
  }

  @Test
  void nothingFoundIsZeroAndUnreadIsThree() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "nothing\n");
    assertThat(shell().run("scan", folder.toString()).exitCode()).isZero();
    Files.writeString(folder.resolve("b.zip"), "PK\u0003\u0004 cut");
    Result result = shell().run("scan", "-format=json", folder.toString());
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(json(result).flag("partial")).isTrue();
    assertThat(result.out()).contains("b.zip");
  }

  @Test
  void wrongUseIsOneAndNamesTheFix() {
    Result missing = shell().run("scan", "nowhere/at/all");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("nowhere/at/all").contains("list -recursive");
    assertThat(shell().run("scan", "-format=xml", folder.toString()).err()).contains("sarif");
    assertThat(shell().run("scan", "-off=nonsense", folder.toString()).err()).contains("-rules");
  }

  @Test
  void aBaselineLeavesOutWhatIsKnownAndRefusesAnotherKey() throws IOException {
    Files.writeString(folder.resolve("a.env"), "VAULT_TOKEN=" + token + "\n");
    String baseline = home.resolve("known.txt").toString();
    assertThat(shell().run("scan", "-write-baseline", baseline, folder.toString()).exitCode())
        .isZero();
    Result known = shell().run("scan", "-format=json", "-baseline", baseline, folder.toString());
    assertThat(known.exitCode()).isZero();
    assertThat(json(known).number("known")).isEqualTo(1);
    Result other =
        new CommandLineRun(home)
            .with("HOLDFAST_SCAN_KEY", "08".repeat(32))
            .run("scan", "-baseline", baseline, folder.toString());
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("fingerprint key");
  }

  @Test
  void settingsOfTheFolderCountUnlessSwitchedOff() throws IOException {
    Files.writeString(folder.resolve("a.env"), "VAULT_TOKEN=" + token + "\n");
    Files.writeString(folder.resolve(".holdfast-scan.toml"), "skip = [\"*.env\"]\n");
    assertThat(shell().run("scan", folder.toString()).exitCode()).isZero();
    assertThat(shell().run("scan", "-config=none", folder.toString()).exitCode()).isEqualTo(2);
    Files.writeString(folder.resolve(".holdfast-scan.toml"), "skp = []\n");
    assertThat(shell().run("scan", folder.toString()).err()).contains("line 1").contains("skp");
  }

  @Test
  void standardInputIsScannedAsItComes() {
    Result result = shell().stdin("one\ntwo " + token + "\n").run("scan", "-format=json", "-");
    Json.Obj finding = (Json.Obj) findings(json(result)).getFirst();
    assertThat(finding.text("path")).isEqualTo("-");
    assertThat(finding.number("line")).isEqualTo(2);
  }

  @Test
  void sarifHasRulesResultsAndFingerprints() throws IOException {
    Files.writeString(folder.resolve("a b.env"), "VAULT_TOKEN=" + token + "\n");
    Result result = shell().run("scan", "-format=sarif", folder.toString());
    Json.Obj run = (Json.Obj) items(json(result), "runs").getFirst();
    assertThat(run.object("tool").object("driver").text("name")).isEqualTo("holdfast scan");
    assertThat(result.out())
        .contains("\"ruleId\" : \"vault-service-token\"")
        .contains("a%20b.env")
        .contains("holdfastSecret/v1")
        .contains("\"executionSuccessful\" : true");
  }

  @Test
  void theKeyOfAUserIsMadeOnceAndKeptPrivate() throws IOException {
    Files.writeString(folder.resolve("a.env"), "VAULT_TOKEN=" + token + "\n");
    Result first = new CommandLineRun(home).run("scan", "-format=json", folder.toString());
    Result second = new CommandLineRun(home).run("scan", "-format=json", folder.toString());
    assertThat(first.out()).isEqualTo(second.out());
    Path key = home.resolve(".config/holdfast/scan.key");
    assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
  }

  @Test
  void redactPassesEverythingButSecrets() {
    Result result = shell().stdin("a " + token + " b\n").run("redact");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("a \\[REDACTED vault-service-token [0-9a-f]{16}] b\n");
  }
}
