package io.holdfast.scan.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.scan.engine.Scanner;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets of settings files are found, and references stand where they stood. */
class SettingsFileTest {
  private static final SecretChoice CHOICE = new SecretChoice(Scanner.standard());

  private static String moved(String name, String text) {
    SettingsFile file = SettingsFile.of(name, text);
    Map<Setting, String> references = new LinkedHashMap<>();
    CHOICE.of(name, file).keySet().forEach(s -> references.put(s, "vault:s/data/a#" + s.name()));
    return file.with(references);
  }

  @Test
  void aDotEnvFileKeepsItsCommentsAndOrder() {
    assertThat(
            moved(
                ".env",
                """
                # database
                DB_HOST=db.internal
                export DB_PASSWORD="corr3ct h0rse"   # rotate me
                PORT=8080

                API_TOKEN='abc-123-XYZ'
                DEBUG=true
                """))
        .isEqualTo(
            """
            # database
            DB_HOST=db.internal
            export DB_PASSWORD="vault:s/data/a#DB_PASSWORD"   # rotate me
            PORT=8080

            API_TOKEN="vault:s/data/a#API_TOKEN"
            DEBUG=true
            """);
  }

  @Test
  void yamlKeepsItsLayoutAndBlocksBecomeReferences() {
    assertThat(
            moved(
                "app.yaml",
                """
                db:
                  host: db  # here
                  password: "s3cr3t-Value"  # there
                  options: {a: b}
                tls:
                  private_key: |
                    one
                    two
                  port: 1
                """))
        .isEqualTo(
            """
            db:
              host: db  # here
              password: "vault:s/data/a#db.password"  # there
              options: {a: b}
            tls:
              private_key: "vault:s/data/a#tls.private_key"
              port: 1
            """);
  }

  @Test
  void secretsOfKubernetesStayBase64BelowData() {
    String text =
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: app
        data:
          user: YWRtaW4=
          cert: aGVsbG8gd29ybGQ=
        """;
    SettingsFile file = SettingsFile.of("secret.yaml", text);
    assertThat(CHOICE.of("secret.yaml", file).keySet())
        .extracting(Setting::name, Setting::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("user", "admin"),
            org.assertj.core.groups.Tuple.tuple("cert", "hello world"));
    assertThat(moved("secret.yaml", text)).contains("  user: dmF1bHQ6cy9kYXRhL2EjdXNlcg==\n");
  }

  @Test
  void propertiesAreReadToTheEndOfTheLine() {
    assertThat(moved("a.properties", "db.password = pass word 1\ndb.url=jdbc:x\n"))
        .isEqualTo("db.password = \"vault:s/data/a#db.password\"\ndb.url=jdbc:x\n");
  }

  @Test
  void whatIsAReferenceAlreadyStays() {
    String text = "DB_PASSWORD=vault:s/data/a#x\nAPI_TOKEN=${TOKEN}\n";
    assertThat(moved(".env", text)).isEqualTo(text);
  }
}
