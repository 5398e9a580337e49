package io.holdfast.auth.jwt;

import io.holdfast.api.Json;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The policies and roles of {@code docs/ci-logins.md}, as a reader would copy them. */
final class CiRecipes {
  private static final Path PAGE = Path.of("../docs/ci-logins.md");
  private static final Pattern POLICY =
      Pattern.compile("holdfast policy write (\\S+) - <<'EOF'\\n(.*?)\\n {4}EOF", Pattern.DOTALL);
  private static final Pattern ROLE =
      Pattern.compile(
          "holdfast write auth/(\\w+)/role/(\\S+) - <<'EOF'\\n(.*?)\\n {4}EOF", Pattern.DOTALL);

  private final String page;

  CiRecipes() {
    try {
      page = Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the page's policies, and its roles of one mount; gives how many roles there were. */
  int apply(TestCore core, String mount) {
    Matcher policy = POLICY.matcher(page);
    while (policy.find()) {
      String body = Json.object().put("policy", policy.group(2)).toString();
      require(core.write("sys/policies/acl/" + policy.group(1), body), policy);
    }
    int roles = 0;
    Matcher role = ROLE.matcher(page);
    while (role.find()) {
      if (role.group(1).equals(mount)) {
        require(core.write("auth/" + mount + "/role/" + role.group(2), role.group(3)), role);
        roles++;
      }
    }
    return roles;
  }

  private static void require(Reply reply, MatchResult recipe) {
    if (reply.status() != 204) {
      throw new AssertionError(recipe.group() + " answered " + reply.body());
    }
  }
}
