package io.holdfast.engines.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenSSH's own program reads and checks what the engine signs, and makes what it is given. */
final class SshKeygenTest {
  @TempDir private Path folder;
  private final Ssh ssh = new Ssh();

  @BeforeAll
  static void isInstalled() {
    try {
      Process version = new ProcessBuilder("ssh-keygen", "-?").redirectErrorStream(true).start();
      var _ = version.getInputStream().readAllBytes();
    } catch (IOException e) {
      String notice = "SKIPPED: ssh-keygen is not installed (Debian: openssh-client)";
      System.err.println(notice);
      abort(notice);
    }
  }

  @AfterEach
  void close() {
    ssh.close();
  }

  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("TZ", "UTC");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** {@code -L} refuses a certificate whose signature does not verify. */
  private String shown(String certificate) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("shown-cert.pub"), certificate);
    return run("ssh-keygen", "-L", "-f", "shown-cert.pub");
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519, 0, default, ED25519, ssh-ed25519",
    "ec, 256, default, ECDSA, ecdsa-sha2-nistp256",
    "ec, 384, default, ECDSA, ecdsa-sha2-nistp384",
    "ec, 521, default, ECDSA, ecdsa-sha2-nistp521",
    "rsa, 2048, default, RSA, rsa-sha2-256",
    "rsa, 2048, rsa-sha2-512, RSA, rsa-sha2-512"
  })
  void whatEachKindOfAuthoritySignsIsRead(
      String type, int bits, String algorithm, String kind, String signedBy) throws Exception {
    var _ = ssh.done("config/ca", "{'key_type':'" + type + "','key_bits':" + bits + "}");
    ssh.userRole(
        "user",
        ",'allowed_users':'ubuntu,deploy','ttl':'30m','algorithm_signer':'"
            + algorithm
            + "','default_extensions':{'permit-pty':'','permit-agent-forwarding':''},"
            + "'default_critical_options':{'source-address':'10.0.0.0/8','force-command':'/bin/true'}");
    JsonNode data =
        ssh.done(
            "sign/user",
            "{'public_key':'" + Ssh.USER_KEY + "','valid_principals':'ubuntu,deploy'}");
    String serial =
        Long.toUnsignedString(Long.parseUnsignedLong(data.path("serial_number").asText(), 16));
    assertThat(shown(data.path("signed_key").asText()))
        .contains("Type: ssh-ed25519-cert-v01@openssh.com user certificate")
        .containsPattern("Signing CA: " + kind + " SHA256:\\S+ \\(using " + signedBy + "\\)")
        .contains("Serial: " + serial)
        .contains("Valid: from 2026-03-01T11:59:30 to 2026-03-01T12:30:00")
        .containsPattern("Principals: \\s+ubuntu\\s+deploy\\s+Critical")
        .containsPattern("Options: \\s+force-command /bin/true\\s+source-address 10.0.0.0/8\\s+Ext")
        .containsPattern("Extensions: \\s+permit-agent-forwarding\\s+permit-pty");
  }

  @ParameterizedTest
  @CsvSource({"ed25519, 0", "ec, 256", "ec, 384", "ec, 521", "rsa, 2048"})
  void issuedKeysAreFilesOfOpenSsh(String type, int bits) throws Exception {
    ssh.authority("ed25519");
    ssh.userRole("user", ",'allowed_users':'*'");
    JsonNode data =
        ssh.done(
            "issue/user",
            "{'valid_principals':'root','key_type':'" + type + "','key_bits':" + bits + "}");
    Path file = Files.writeString(folder.resolve("key"), data.path("private_key").asText());
    assertThat(file.toFile().setReadable(false, false)).isTrue();
    assertThat(file.toFile().setReadable(true, true)).isTrue();
    String publicKey = run("ssh-keygen", "-y", "-f", "key");
    String line = data.path("signed_key").asText();
    Files.writeString(folder.resolve("key.pub"), publicKey);
    String fingerprint = run("ssh-keygen", "-l", "-f", "key.pub").split(" ", 3)[1];
    assertThat(shown(line)).contains("Public key").contains(fingerprint);
  }

  @ParameterizedTest
  @CsvSource({"ed25519, 0, RFC4716", "ecdsa, 521, RFC4716", "rsa, 3072, RFC4716", "rsa, 2048, PEM"})
  void keysOfSshKeygenSignAndAreSigned(String type, int bits, String form) throws Exception {
    run(
        "ssh-keygen",
        "-q",
        "-N",
        "",
        "-C",
        "me@example.com",
        "-m",
        form,
        "-t",
        type,
        "-b",
        Integer.toString(bits == 0 ? 256 : bits),
        "-f",
        "ca");
    String privateKey = Files.readString(folder.resolve("ca")).replace("\n", "\\n");
    String publicKey = Files.readString(folder.resolve("ca.pub")).strip();
    var _ =
        ssh.done(
            "config/ca", "{'private_key':'" + privateKey + "','public_key':'" + publicKey + "'}");
    ssh.userRole("user", ",'allowed_users':'*'");
    JsonNode data =
        ssh.done("sign/user", "{'public_key':'" + publicKey + "','valid_principals':'root'}");
    String fingerprint = run("ssh-keygen", "-l", "-f", "ca.pub").split(" ", 3)[1];
    assertThat(shown(data.path("signed_key").asText()))
        .contains("Signing CA: " + type.toUpperCase(Locale.ROOT) + " " + fingerprint);
  }

  @Test
  void aFalseSignatureWouldBeSeen() throws Exception {
    ssh.authority("ed25519");
    ssh.userRole("user", ",'allowed_users':'*'");
    String line =
        ssh.done("sign/user", "{'public_key':'" + Ssh.USER_KEY + "','valid_principals':'root'}")
            .path("signed_key")
            .asText()
            .strip();
    String changed = line.substring(0, line.length() - 10) + "AAAAAAAAAA";
    Files.writeString(folder.resolve("shown-cert.pub"), changed);
    Process process =
        new ProcessBuilder(List.of("ssh-keygen", "-L", "-f", "shown-cert.pub"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var _ = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isNotZero();
  }
}
