package io.holdfast.engines.ssh.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Refusal;
import io.holdfast.api.identity.Identity.Alias;
import io.holdfast.api.identity.Identity.Entity;
import io.holdfast.api.identity.Identity.Group;
import io.holdfast.engines.ssh.text.IdentityTemplate.Allowed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityTemplateTest {
  private static final Entity ALICE =
      new Entity(
          "e-1",
          "alice",
          false,
          Map.of("team", "web", "teams", "web,db", "any", "*"),
          List.of(new Alias("a-1", "al", "auth_1", Map.of("uid", "1000"), Map.of("shell", "zsh"))));
  private static final List<Group> GROUPS =
      List.of(new Group("g-1", "ops.eu", Map.of("tier", "1")));

  private static final Allowed NOTHING = new Allowed(false, false);

  private static String filled(String text, Allowed allowed) {
    return new IdentityTemplate(ALICE, GROUPS, allowed).filled(text);
  }

  @ParameterizedTest
  @CsvSource({
    "ssh-{{identity.entity.id}}-user, ssh-e-1-user",
    "{{ identity.entity.name }}, alice",
    "{{identity.entity.metadata.team}}, web",
    "{{identity.entity.aliases.auth_1.name}}, al",
    "{{identity.entity.aliases.auth_1.id}}, a-1",
    "{{identity.entity.aliases.auth_1.metadata.uid}}, 1000",
    "{{identity.entity.aliases.auth_1.custom_metadata.shell}}, zsh",
    "{{identity.groups.ids.g-1.name}}, ops.eu",
    "{{identity.groups.names.ops.eu.id}}, g-1",
    "{{identity.groups.names.ops.eu.metadata.tier}}, 1",
    "{{identity.entity.name}}.{{identity.entity.metadata.team}}, alice.web"
  })
  void placeholdersStandForWhatIsKnown(String text, String filled) {
    assertThat(filled(text, NOTHING)).isEqualTo(filled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{identity.entity.metadata.none}}",
        "{{identity.entity.aliases.auth_2.name}}",
        "{{identity.entity.aliases.auth_1.custom_name}}",
        "{{identity.groups.ids.g-2.name}}",
        "{{identity.entity.policies}}",
        "{{time.now}}"
      })
  void whatIsNotKnownIsRefused(String text) {
    assertThatThrownBy(() -> filled(text, Allowed.ALL))
        .isInstanceOf(Refusal.InvalidRequest.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "teams, 'web,db', allow_commas_in_identity_templates",
    "any, *, allow_wildcards_in_identity_templates"
  })
  void aValueIsNoListAndNoWildcardUnlessTheRoleSaysSo(String key, String value, String field) {
    String text = "{{identity.entity.metadata." + key + "}}";
    assertThatThrownBy(() -> filled(text, NOTHING))
        .isInstanceOf(Refusal.InvalidRequest.class)
        .hasMessageContaining(field);
    assertThat(filled(text, Allowed.ALL)).isEqualTo(value);
  }
}
