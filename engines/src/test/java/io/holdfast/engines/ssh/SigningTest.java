package io.holdfast.engines.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SigningTest {
  private static final String KEY = "'public_key':'" + Ssh.USER_KEY + "'";

  private final Ssh ssh = new Ssh();

  @BeforeEach
  void authority() {
    ssh.authority("ed25519");
  }

  @AfterEach
  void close() {
    ssh.close();
  }

  private Instant now() {
    return ssh.core().clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Test
  void aCertificateSaysWhatTheRoleHasByDefault() {
    ssh.userRole(
        "user",
        ",'allowed_users':'ubuntu,deploy','default_user':'ubuntu','ttl':'30m','max_ttl':'2h',"
            + "'default_extensions':{'permit-pty':''},"
            + "'default_critical_options':{'force-command':'/bin/true'}");
    JsonNode data = ssh.done("sign/user", "{" + KEY + "}");
    Certificate made = Certificate.read(data.path("signed_key").asText());
    assertThat(made.type()).isEqualTo("ssh-ed25519-cert-v01@openssh.com");
    assertThat(made.serial()).isEqualTo(data.path("serial_number").asText());
    assertThat(made.kind()).isEqualTo(1);
    assertThat(made.keyId()).matches("vault-root-[0-9a-f]{64}");
    assertThat(made.principals()).containsExactly("ubuntu");
    assertThat(made.validAfter()).isEqualTo(now().minusSeconds(30));
    assertThat(made.validBefore()).isEqualTo(now().plus(Duration.ofMinutes(30)));
    assertThat(made.criticalOptions()).isEqualTo(Map.of("force-command", "/bin/true"));
    assertThat(made.extensions()).isEqualTo(Map.of("permit-pty", ""));
    assertThat(made.authority()).isEqualTo("ssh-ed25519");
    assertThat(data.path("signed_key").asText()).endsWith("\n");
  }

  @Test
  void principalsAreThoseThatTheRoleAllows() {
    ssh.userRole("some", ",'allowed_users':'ubuntu, deploy'");
    ssh.userRole("any", ",'allowed_users':'*'");
    ssh.userRole("none", ",'default_user':'root'");
    ssh.userRole("other", ",'allowed_users':'a','default_user':'secret'");
    assertThat(ssh.refused("sign/other", "{" + KEY + "}"))
        .contains("default_user")
        .doesNotContain("secret");
    ssh.userRole("two", ",'allowed_users':'a,b,c','default_user':'b,a'");
    assertThat(ssh.sign("two", "").principals()).containsExactly("b", "a");
    assertThat(ssh.sign("two", ",'valid_principals':''").principals()).containsExactly("b", "a");
    assertThat(ssh.sign("some", ",'valid_principals':'deploy,ubuntu,deploy'").principals())
        .containsExactly("deploy", "ubuntu");
    assertThat(ssh.refused("sign/some", "{" + KEY + ",'valid_principals':'deploy,root'}"))
        .contains("root is not a valid value");
    assertThat(ssh.refused("sign/some", "{" + KEY + ",'valid_principals':'*'}"))
        .contains("* is not a valid value");
    assertThat(ssh.sign("any", ",'valid_principals':'root'").principals()).containsExactly("root");
    assertThat(ssh.refused("sign/none", "{" + KEY + ",'valid_principals':'root'}"))
        .contains("not configured to allow");
  }

  @Test
  void aRoleWithoutAListOfUsersSignsForItsDefaultUserAlone() {
    ssh.userRole("deployer", ",'default_user':'deploy'");
    assertThat(ssh.sign("deployer", "").principals()).containsExactly("deploy");
    assertThat(ssh.refused("sign/deployer", "{" + KEY + ",'valid_principals':'deploy,root'}"))
        .contains("not configured to allow");
  }

  @Test
  void aCertificateForEverybodyNeedsARoleThatSaysSo() {
    ssh.userRole("some", ",'allowed_users':'ubuntu'");
    ssh.userRole("any", ",'allowed_users':'*'");
    ssh.userRole("open", ",'allow_empty_principals':true");
    assertThat(ssh.refused("sign/some", "{" + KEY + "}")).contains("empty valid principals");
    assertThat(ssh.refused("sign/any", "{" + KEY + ",'valid_principals':' , '}"))
        .contains("empty valid principals");
    assertThat(ssh.sign("open", "").principals()).isEmpty();
  }

  @Test
  void hostsAreWithinTheDomainsOfTheRole() {
    ssh.done(
        "roles/host",
        "{'key_type':'ca','allow_host_certificates':true,'allowed_domains':'example.com',"
            + "'allow_subdomains':true}");
    ssh.done(
        "roles/bare",
        "{'key_type':'ca','allow_host_certificates':true,'allowed_domains':'example.com',"
            + "'allow_bare_domains':true}");
    String host = ",'cert_type':'host','valid_principals':'";
    Certificate made = ssh.sign("host", host + "db.example.com,a.b.example.com'");
    assertThat(made.kind()).isEqualTo(2);
    assertThat(made.principals()).containsExactly("db.example.com", "a.b.example.com");
    ssh.refused("sign/host", "{" + KEY + host + "example.com'}");
    ssh.refused("sign/host", "{" + KEY + host + "badexample.com'}");
    ssh.refused("sign/host", "{" + KEY + host + "db.example.org'}");
    assertThat(ssh.sign("bare", host + "example.com'").principals()).containsExactly("example.com");
    ssh.refused("sign/bare", "{" + KEY + host + "db.example.com'}");
    assertThat(ssh.refused("sign/host", "{" + KEY + ",'valid_principals':'db.example.com'}"))
        .contains("cert_type 'user' is not allowed");
    assertThat(ssh.refused("sign/host", "{" + KEY + ",'cert_type':'device'}"))
        .contains("cert_type");
  }

  @Test
  void aCertificateLastsNoLongerThanTheRoleAndTheMountAllow() {
    ssh.userRole("short", ",'allowed_users':'*','ttl':'10m','max_ttl':'1h'");
    ssh.userRole("plain", ",'allowed_users':'*','not_before_duration':'5m'");
    String root = ",'valid_principals':'root'";
    assertThat(ssh.sign("short", root + ",'ttl':'1h'").validBefore())
        .isEqualTo(now().plus(Duration.ofHours(1)));
    assertThat(ssh.sign("short", root + ",'ttl':''").validBefore())
        .isEqualTo(now().plus(Duration.ofMinutes(10)));
    assertThat(ssh.refused("sign/short", "{" + KEY + root + ",'ttl':'61m'}"))
        .contains("maximum allowed 3600");
    assertThat(ssh.sign("plain", root).validBefore()).isEqualTo(now().plus(Duration.ofDays(32)));
    assertThat(ssh.sign("plain", root).validAfter()).isEqualTo(now().minusSeconds(300));
    ssh.core()
        .write("sys/mounts/ssh/tune", "{\"max_lease_ttl\":\"1h\",\"default_lease_ttl\":\"5m\"}");
    assertThat(ssh.sign("plain", root).validBefore()).isEqualTo(now().plus(Duration.ofMinutes(5)));
    ssh.refused("sign/plain", "{" + KEY + root + ",'ttl':'2h'}");
  }

  @Test
  void optionsAreThoseThatTheRoleAllows() {
    String root = ",'valid_principals':'root'";
    ssh.userRole(
        "strict",
        ",'allowed_users':'*','allowed_extensions':'permit-pty, permit-user-rc',"
            + "'allowed_critical_options':'source-address',"
            + "'default_extensions':[{'permit-pty':''},{'login@example.com':'x'}]");
    ssh.userRole("loose", ",'allowed_users':'*','allowed_extensions':'*'");
    ssh.userRole("bare", ",'allowed_users':'*'");
    assertThat(ssh.sign("strict", root).extensions())
        .containsExactly(Map.entry("login@example.com", "x"), Map.entry("permit-pty", ""));
    assertThat(ssh.sign("strict", root + ",'extensions':{'permit-user-rc':''}").extensions())
        .isEqualTo(Map.of("permit-user-rc", ""));
    assertThat(
            ssh.refused(
                "sign/strict", "{" + KEY + root + ",'extensions':{'permit-X11-forwarding':''}}"))
        .contains("permit-X11-forwarding");
    assertThat(
            ssh.refused(
                "sign/strict", "{" + KEY + root + ",'critical_options':{'force-command':'x'}}"))
        .contains("force-command");
    assertThat(
            ssh.sign("strict", root + ",'critical_options':{'source-address':'10.0.0.0/8'}")
                .criticalOptions())
        .isEqualTo(Map.of("source-address", "10.0.0.0/8"));
    assertThat(ssh.sign("loose", root + ",'extensions':{'b':'','a':1}").extensions())
        .containsExactly(Map.entry("a", "1"), Map.entry("b", ""));
    ssh.refused("sign/bare", "{" + KEY + root + ",'extensions':{'permit-pty':''}}");
    assertThat(ssh.refused("sign/loose", "{" + KEY + root + ",'extensions':'x'}"))
        .contains("extensions: expected an object");
  }

  @Test
  void theKeyIdIsTheRolesUnlessItLetsTheClientChoose() {
    String root = ",'valid_principals':'root'";
    ssh.userRole(
        "fixed", ",'allowed_users':'*','key_id_format':'{{role_name}}/{{token_display_name}}'");
    ssh.userRole("free", ",'allowed_users':'*','allow_user_key_ids':true");
    assertThat(ssh.sign("fixed", root).keyId()).isEqualTo("fixed/root");
    assertThat(ssh.sign("free", root + ",'key_id':'{{role_name}}'").keyId())
        .isEqualTo("{{role_name}}");
    assertThat(ssh.refused("sign/fixed", "{" + KEY + root + ",'key_id':'x'}")).contains("key_id");
  }

  @Test
  void onlyKeysOfTheAllowedTypesAndLengthsAreSigned() {
    String root = ",'valid_principals':'root'";
    ssh.userRole("rsa", ",'allowed_users':'*','allowed_user_key_lengths':{'rsa':'3072,4096'}");
    ssh.userRole("ed", ",'allowed_users':'*','allowed_user_key_lengths':{'ed25519':0,'ec':[256]}");
    assertThat(ssh.get("roles/rsa").data("allowed_user_key_lengths").toString())
        .isEqualTo("{\"rsa\":[3072,4096]}");
    assertThat(ssh.refused("sign/rsa", "{" + KEY + root + "}")).contains("ssh-ed25519");
    assertThat(ssh.sign("ed", root).principals()).containsExactly("root");
    assertThat(ssh.refused("issue/rsa", "{'key_bits':2048" + root + "}")).contains("2048 bits");
    assertThat(ssh.refused("issue/ed", "{'key_type':'ec','key_bits':384" + root + "}"))
        .contains("384 bits");
    var _ = ssh.done("issue/ed", "{'key_type':'ec'" + root + "}");
    assertThat(
            ssh.refused(
                "roles/x",
                "{'key_type':'ca','allow_user_certificates':true,'allowed_user_key_lengths':{'rsa':'a'}}"))
        .contains("allowed_user_key_lengths");
  }

  @Test
  void anIssuedKeyPairComesWithItsCertificateAndIsKeptNowhere() {
    ssh.userRole("user", ",'allowed_users':'ubuntu','default_user':'ubuntu'");
    JsonNode data = ssh.done("issue/user", "{'key_type':'ed25519'}");
    assertThat(data.path("private_key").asText()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
    assertThat(data.path("private_key_type").asText()).isEqualTo("ed25519");
    assertThat(Certificate.read(data.path("signed_key").asText()).principals())
        .containsExactly("ubuntu");
    JsonNode ec = ssh.done("issue/user", "{'key_type':'ec','key_bits':521}");
    assertThat(ec.path("private_key").asText()).startsWith("-----BEGIN EC PRIVATE KEY-----");
    assertThat(ec.path("signed_key").asText())
        .startsWith("ecdsa-sha2-nistp521-cert-v01@openssh.com ");
    ssh.refused("issue/user", "{'key_type':'dsa'}");
    ssh.refused("issue/user", "{'key_type':'rsa','key_bits':1024}");
  }

  @Test
  void whatCannotBeSignedIsRefused() {
    ssh.userRole("user", ",'allowed_users':'*','default_user':'root'");
    assertThat(ssh.refused("sign/user", "{}")).contains("missing public_key");
    ssh.refused("sign/user", "{'public_key':'ssh-rsa nonsense'}");
    assertThat(ssh.refused("sign/none", "{" + KEY + "}")).contains("unknown role");
    ssh.done("roles/otp", "{'key_type':'otp','default_user':'root'}");
    assertThat(ssh.refused("sign/otp", "{" + KEY + "}")).contains("otp");
    assertThat(ssh.core().delete("ssh/config/ca").status()).isEqualTo(204);
    assertThat(ssh.refused("sign/user", "{" + KEY + "}")).contains("config/ca");
  }

  @Test
  void rsaHashesAreForRsaKeys() {
    ssh.userRole(
        "user", ",'allowed_users':'*','default_user':'root','algorithm_signer':'rsa-sha2-512'");
    assertThat(ssh.refused("sign/user", "{" + KEY + "}")).contains("algorithm_signer");
    ssh.refused(
        "roles/x", "{'key_type':'ca','allow_user_certificates':true,'algorithm_signer':'md5'}");
  }

  @Test
  void templatesGiveNothingToATokenWithoutAnEntity() {
    ssh.userRole(
        "who",
        ",'allowed_users':'{{identity.entity.name}}','allowed_users_template':true,"
            + "'default_user':'{{identity.entity.name}}','default_user_template':true");
    assertThat(ssh.refused("sign/who", "{" + KEY + "}")).contains("empty valid principals");
    ssh.refused("sign/who", "{" + KEY + ",'valid_principals':'{{identity.entity.name}}'}");
    ssh.userRole(
        "ext",
        ",'allowed_users':'*','default_user':'root','default_extensions_template':true,"
            + "'default_extensions':{'permit-pty':'','login@example.com':'{{identity.entity.name}}'}");
    Reply reply = ssh.post("sign/ext", "{" + KEY + "}");
    assertThat(Certificate.read(reply.data("signed_key").asText()).extensions())
        .isEqualTo(Map.of("permit-pty", ""));
    assertThat(reply.warnings().getFirst()).contains("login@example.com");
  }
}
