package io.holdfast.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Cidr;
import io.holdfast.server.config.TlsConfig.ClientCertificates;
import io.holdfast.server.config.TlsConfig.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir Path directory = Path.of("");
  private ConfigFiles files = new ConfigFiles(Path.of(""));

  @BeforeEach
  void useTheDirectory() {
    files = new ConfigFiles(directory);
  }

  @Test
  void aFileWithEveryKeyIsUnderstood() {
    Path pem = files.write("some.pem", "");
    LoadedConfig loaded =
        files.load(
            """
            storage "rocksdb" { path = "/var/lib/holdfast" }
            listener "tcp" {
              address = "10.0.0.1:8300"
              cluster_address = "10.0.0.1:8301"
              tls_cert_file = "PEM"
              tls_key_file = "PEM"
              tls_client_ca_file = "PEM"
              tls_require_and_verify_client_cert = true
              tls_min_version = "tls13"
              tls_max_version = "tls13"
              tls_cipher_suites = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
              max_request_size = 1048576
              max_request_duration = "45s"
              max_request_json_memory = 2097152
              max_json_depth = 20
              http_read_header_timeout = "1s"
              http_read_timeout = "2s"
              http_write_timeout = 3
              http_idle_timeout = "4m"
              x_forwarded_for_authorized_addrs = "10.0.0.0/8,::1"
              x_forwarded_for_hop_skips = 1
              x_forwarded_for_reject_not_present = false
              x_forwarded_for_reject_not_authorized = "false"
              x_forwarded_for_client_cert_header = "X-Client-Cert"
              x_forwarded_for_client_cert_header_decoders = "URL,DER"
              require_request_header = 1
              telemetry { unauthenticated_metrics_access = true }
              custom_response_headers {
                "default" = { "X-A" = ["one", "two"] }
                "4xx" = { "X-B" = "three, four" }
              }
            }
            seal "static" {
              current_key_id = "k2"
              current_key = "file:///etc/holdfast/k2"
              previous_key_id = "k1"
              previous_key = "env://OLD_KEY"
            }
            audit "file" "to-file" {
              description = "all of it"
              options { file_path = "/var/log/audit.log" mode = 600 log_raw = false }
            }
            telemetry { prometheus_retention_time = "30s" disable_hostname = true }
            api_addr = "https://vault.example:8200"
            cluster_addr = "https://10.0.0.1:8301"
            cluster_name = "main"
            default_lease_ttl = "1h"
            max_lease_ttl = 7200
            default_max_request_duration = "80s"
            log_level = "debug"
            log_format = "json"
            log_file = "/var/log/holdfast.log"
            pid_file = "/run/holdfast.pid"
            disable_mlock = true
            ui = true
            raw_storage_endpoint = true
            introspection_endpoint = true
            enable_response_header_hostname = true
            """
                .replace("PEM", pem.toString()));
    ServerConfig config = loaded.config();
    assertThat(loaded.warnings())
        .map(Problem::message)
        .allMatch(warning -> warning.contains("no user"))
        .hasSize(1);
    assertThat(config.storage()).isEqualTo(new StorageConfig.RocksDb(Path.of("/var/lib/holdfast")));
    assertThat(config.listeners())
        .containsExactly(
            new ListenerConfig(
                new HostPort("10.0.0.1", 8300),
                new HostPort("10.0.0.1", 8301),
                Optional.of(
                    new TlsConfig(
                        pem,
                        pem,
                        Optional.of(pem),
                        ClientCertificates.REQUIRED,
                        Version.TLS13,
                        Version.TLS13,
                        List.of(
                            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"))),
                new HttpLimits(
                    1 << 20,
                    2 << 20,
                    20,
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofMinutes(4)),
                config.listeners().getFirst().forwarded(),
                Map.of(
                    "default",
                    Map.of("X-A", List.of("one", "two")),
                    "4xx",
                    Map.of("X-B", List.of("three, four"))),
                true,
                true));
    ForwardedConfig forwarded = config.listeners().getFirst().forwarded();
    assertThat(forwarded.authorized()).map(Cidr::toString).containsExactly("10.0.0.0/8", "::1");
    assertThat(forwarded)
        .isEqualTo(
            new ForwardedConfig(
                forwarded.authorized(),
                1,
                false,
                false,
                "x-client-cert",
                List.of(ForwardedConfig.Decoder.URL, ForwardedConfig.Decoder.DER)));
    assertThat(config.seal())
        .isEqualTo(
            new SealConfig.Static(
                new SealConfig.StaticKey(
                    "k2", new SecretReference.OfFile(Path.of("/etc/holdfast/k2"))),
                Optional.of(
                    new SealConfig.StaticKey("k1", new SecretReference.OfEnvironment("OLD_KEY")))));
    assertThat(config.audits())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.type()).isEqualTo("file");
          assertThat(audit.path()).isEqualTo("to-file/");
          assertThat(audit.description()).isEqualTo("all of it");
          assertThat(audit.options())
              .containsOnly(
                  Map.entry("file_path", "/var/log/audit.log"),
                  Map.entry("mode", "600"),
                  Map.entry("log_raw", "false"));
        });
    assertThat(config.telemetry()).isEqualTo(new TelemetryConfig(Duration.ofSeconds(30), true));
    assertThat(config.log())
        .isEqualTo(
            new LogConfig(
                LogConfig.Level.DEBUG,
                LogConfig.Format.JSON,
                Optional.of(Path.of("/var/log/holdfast.log"))));
    assertThat(config.apiAddr()).isEqualTo("https://vault.example:8200");
    assertThat(config.clusterAddr()).isEqualTo("https://10.0.0.1:8301");
    assertThat(config.clusterName()).isEqualTo("main");
    assertThat(config.defaultLeaseTtl()).isEqualTo(Duration.ofHours(1));
    assertThat(config.maxLeaseTtl()).isEqualTo(Duration.ofHours(2));
    assertThat(config.pidFile()).contains(Path.of("/run/holdfast.pid"));
    assertThat(
            List.of(
                config.disableMlock(),
                config.ui(),
                config.rawStorageEndpoint(),
                config.introspectionEndpoint(),
                config.responseHeaderHostname()))
        .containsOnly(true);
  }

  @Test
  void whatIsLeftOutHasVaultsDefaults() {
    ServerConfig config = files.load(ConfigFiles.MINIMAL).config();
    ListenerConfig listener = config.listeners().getFirst();
    assertThat(listener.address()).isEqualTo(new HostPort("127.0.0.1", 8200));
    assertThat(listener.clusterAddress()).isEqualTo(new HostPort("127.0.0.1", 8201));
    assertThat(listener.limits().maxRequestSize()).isEqualTo(33_554_432);
    assertThat(listener.limits().maxRequestDuration()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.defaultLeaseTtl()).isEqualTo(Duration.ofDays(32));
    assertThat(config.maxLeaseTtl()).isEqualTo(Duration.ofDays(32));
    assertThat(config.seal()).isEqualTo(new SealConfig.Shamir());
    assertThat(config.log()).isEqualTo(LogConfig.DEFAULT);
    assertThat(config.disableMlock()).isFalse();
  }

  @Test
  void jsonSaysTheSameAsHcl() {
    String json =
        """
        {
          "backend": {"inmem": {}},
          "listener": [
            {"tcp": {"address": "127.0.0.1:1", "tls_disable": "true"}},
            {"tcp": [{"address": "127.0.0.1:2", "tls_disable": 1}]}
          ],
          "telemetry": [{"disable_hostname": true}],
          "default_lease_ttl": "2h",
          "api_addr": null
        }
        """;
    ServerConfig config =
        ConfigLoader.load(List.of(files.write("a.json", json)), Map.of(), false).config();
    assertThat(config.storage()).isEqualTo(new StorageConfig.InMemory());
    assertThat(config.listeners().stream().map(l -> l.address().port())).containsExactly(1, 2);
    assertThat(config.telemetry().disableHostname()).isTrue();
    assertThat(config.defaultLeaseTtl()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void allThatIsWrongIsToldAtOnceWithFileAndLine() {
    List<String> errors =
        files.errors(
            """
            storage "rocksdb" {
              pth = "/data"
            }
            listener "tcp" {
              adress = "127.0.0.1:8200"
              tls_disable = "maybe"
              max_request_duration = "soon"
              x_forwarded_for_authorized_addrs = ["10.0.0.0/99"]
            }
            listener "udp" {}
            max_lease_ttl = "-1h"
            log_level = "loud"
            colour = "blue"
            """);
    assertThat(errors)
        .containsExactly(
            "test.hcl:1: storage needs \"path\", the directory of its data",
            "test.hcl:2: unknown key \"pth\" in storage \"rocksdb\"; did you mean \"path\"?",
            "test.hcl:4: listener \"tcp\" needs \"tls_cert_file\" and \"tls_key_file\", or"
                + " \"tls_disable\" = true",
            "test.hcl:5: unknown key \"adress\" in listener \"tcp\"; did you mean \"address\"?",
            "test.hcl:6: \"tls_disable\" must be true or false",
            "test.hcl:7: \"max_request_duration\" must be a duration: seconds (30) or units"
                + " (\"1h30m\")",
            "test.hcl:8: \"x_forwarded_for_authorized_addrs\" must be a list of addresses or"
                + " ranges such as 10.0.0.0/8",
            "test.hcl:10: unknown listener type \"udp\"; the known one is \"tcp\"",
            "test.hcl:11: \"max_lease_ttl\" must not be negative",
            "test.hcl:12: \"log_level\" must be one of trace, debug, info, warn, error",
            "test.hcl:13: unknown key \"colour\"");
  }

  @Test
  void errorsOfSeveralFilesAreToldTogether() {
    Path one = files.write("1.hcl", "storage \"inmem\" {}\nuii = true\n");
    Path two =
        files.write("2.json", "{\"listener\": {\"tcp\": {\"tls_disable\": true}},\n\"x\": 1}");
    assertThatThrownBy(() -> ConfigLoader.load(List.of(one, two), Map.of(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            one
                + ":2: unknown key \"uii\"; did you mean \"ui\"?\n"
                + two
                + ":2: unknown key \"x\"");
  }

  @Test
  void aDocumentThatCannotBeReadIsToldByItsLineWithoutItsContent() {
    assertThat(files.errors("storage \"inmem\" {}\nseal \"static\" { current_key = \"s3cr3t }\n"))
        .singleElement()
        .asString()
        .startsWith("test.hcl:2: ")
        .doesNotContain("s3cr3t");
  }

  @Test
  void missingFilesAndEmptyDirectoriesAreErrors() {
    Path empty = directory.resolve("empty");
    assertThat(empty.toFile().mkdir()).isTrue();
    assertThatThrownBy(
            () -> ConfigLoader.load(List.of(directory.resolve("no.hcl"), empty), Map.of(), false))
        .hasMessageContaining("no.hcl cannot be read: it is not there")
        .hasMessageContaining("empty holds no .hcl or .json file");
  }

  @Test
  void aDirectoryIsReadInTheOrderOfItsNamesAndTheLastValueCounts() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("conf"));
    Files.writeString(folder.resolve("10-base.hcl"), ConfigFiles.MINIMAL + "cluster_name = \"a\"");
    Files.writeString(folder.resolve("20-site.json"), "{\"cluster_name\": \"b\"}");
    Files.writeString(folder.resolve("README.txt"), "not a configuration");
    ServerConfig config = ConfigLoader.load(List.of(folder), Map.of(), false).config();
    assertThat(config.clusterName()).isEqualTo("b");
  }

  @Test
  void aKeyThatStandsTwiceInOneFileIsAnError() {
    assertThat(files.errors(ConfigFiles.MINIMAL + "ui = true\nui = false\n"))
        .containsExactly("test.hcl:4: \"ui\" stands twice; first in line 3");
    assertThat(files.errors(ConfigFiles.MINIMAL + "backend \"inmem\" {}\n"))
        .singleElement()
        .asString()
        .startsWith("test.hcl:3: storage stands twice");
  }

  @Test
  void withoutStorageAndListenerThereIsNothingToServe() {
    assertThat(files.errors("ui = false"))
        .containsExactlyInAnyOrder(
            "test.hcl:1: there is no listener; add: listener \"tcp\" { address = ... }",
            "test.hcl:1: there is no storage; add: storage \"rocksdb\" { path = ... }");
    assertThat(ConfigLoader.load(List.of(), Map.of(), true).config().listeners()).isEmpty();
  }

  @Test
  void whatHasNoEffectIsOneWarningEach() {
    LoadedConfig loaded =
        files.load(
            ConfigFiles.MINIMAL
                + """
                disable_cache = true
                plugin_directory = "/plugins"
                unsafe_allow_api_audit_creation = true
                user_lockout "all" { lockout_threshold = 5 }
                """);
    assertThat(loaded.warnings().stream().map(files::shown))
        .hasSize(4)
        .first()
        .asString()
        .startsWith("test.hcl:3: \"disable_cache\" has no effect: ");
  }

  @Test
  void whatWouldProtectAndCannotIsAnErrorAndNoWarning() {
    assertThat(
            files.errors(
                """
                storage "inmem" {}
                listener "tcp" {
                  tls_disable = true
                  proxy_protocol_behavior = "use_always"
                  chroot_namespace = "team"
                }
                ha_storage "consul" {}
                """))
        .hasSize(3)
        .allMatch(error -> error.contains("is not supported"));
  }

  @Test
  void raftIsKeptInTheEmbeddedStoreWithAWarning() {
    LoadedConfig loaded =
        files.load(
            "storage \"raft\" { path = \"/data\" node_id = \"n1\" }\n"
                + "listener \"tcp\" { tls_disable = 1 }");
    assertThat(loaded.config().storage()).isEqualTo(new StorageConfig.RocksDb(Path.of("/data")));
    assertThat(loaded.warnings()).hasSize(2);
  }

  @Test
  void theEnvironmentStandsAboveTheFiles() {
    Path file = files.write("a.hcl", ConfigFiles.MINIMAL + "api_addr = \"http://file\"");
    Map<String, String> environment =
        Map.of("VAULT_API_ADDR", "http://env", "BAO_LOG_LEVEL", "warn", "VAULT_LOG_FORMAT", "json");
    ServerConfig config = ConfigLoader.load(List.of(file), environment, false).config();
    assertThat(config.apiAddr()).isEqualTo("http://env");
    assertThat(config.log().level()).isEqualTo(LogConfig.Level.WARN);
    assertThat(config.log().format()).isEqualTo(LogConfig.Format.JSON);
  }

  @Test
  void aKeyWrittenIntoTheConfigurationIsNeverShown() {
    ServerConfig config =
        files
            .load(
                ConfigFiles.MINIMAL
                    + "seal \"static\" { current_key_id = \"a\" current_key = \""
                    + "00ff".repeat(16)
                    + "\" }")
            .config();
    assertThat(config.toString()).contains("Inline[hidden]").doesNotContain("00ff");
  }

  @Test
  void certificatesThatAreNotThereAreToldWithTheRest() {
    assertThat(
            files.errors(
                """
                storage "inmem" {}
                listener "tcp" {
                  tls_cert_file = "/nowhere/cert.pem"
                  tls_key_file = "/nowhere/key.pem"
                  tls_min_version = "tls13"
                  tls_max_version = "tls12"
                }
                """))
        .containsExactly(
            "test.hcl:3: \"tls_cert_file\" names a file that is not there or cannot be read:"
                + " /nowhere/cert.pem",
            "test.hcl:4: \"tls_key_file\" names a file that is not there or cannot be read:"
                + " /nowhere/key.pem",
            "test.hcl:5: \"tls_min_version\" is newer than tls_max_version");
  }

  @Test
  void aHeaderThatCouldHoldASecondHeaderIsRefused() {
    assertThat(
            files.errors(
                """
                storage "inmem" {}
                listener "tcp" {
                  tls_disable = true
                  custom_response_headers {
                    "default" = { "X-A" = ["a\\r\\nX-B: b"] }
                    "999" = { "X-C" = ["c"] }
                    "200" = { "X-Vault-Token" = ["d"] }
                  }
                }
                """))
        .hasSize(3);
  }

  @Test
  void aStaticSealNeedsItsKeyWithItsId() {
    assertThat(files.errors(ConfigFiles.MINIMAL + "seal \"static\" { current_key = \"env://K\" }"))
        .isNotEmpty()
        .allMatch(error -> error.startsWith("test.hcl:3: seal \"static\""));
    assertThat(files.errors(ConfigFiles.MINIMAL + "seal \"awskms\" {}"))
        .containsExactly("test.hcl:3: unknown seal type \"awskms\"; use \"shamir\" or \"static\"");
  }
}
