package io.holdfast.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.auth.issuer.TestIssuer;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recipes of docs/ci-logins.md with tokens as GitHub, GitLab and Kubernetes make them. */
final class CiLoginsTest {
  private static final String AUDIENCE = "https://holdfast.example.com";
  private static final SigningKey KEY = SigningKey.rsa("first");

  private final TestIssuer issuer = TestIssuer.with(KEY);
  private final TestCore core = TestCore.started(JwtMethod.jwt(), JwtMethod.oidc());
  private SigningKey key = KEY;
  private String mount = "";

  @AfterEach
  void close() {
    core.close();
    issuer.close();
  }

  private void mount(String path, int roles) {
    mount = path;
    core.write("sys/auth/" + path, "{\"type\":\"jwt\"}");
    core.write(
        "auth/" + path + "/config",
        Json.object()
            .put("oidc_discovery_url", issuer.url())
            .put("oidc_discovery_ca_pem", issuer.caPem())
            .toString());
    assertThat(new CiRecipes().apply(core, path)).isEqualTo(roles);
  }

  private Reply login(String role, ObjectNode claims) {
    return core.write(
        "auth/" + mount + "/login",
        Json.object().put("role", role).put("jwt", key.sign(claims)).toString(),
        "");
  }

  private void accepted(String role, ObjectNode claims, String policy) {
    Reply reply = login(role, claims);
    assertThat(reply.status()).as(role + " " + claims + reply.body()).isEqualTo(200);
    assertThat(reply.at("auth", "token_policies").toString()).contains("\"" + policy + "\"");
    assertThat(reply.at("auth", "lease_duration").asInt()).isEqualTo(600);
  }

  private void refused(String role, ObjectNode claims, Consumer<ObjectNode> change) {
    ObjectNode changed = claims.deepCopy();
    change.accept(changed);
    Reply reply = login(role, changed);
    assertThat(reply.status()).as(role + " " + changed).isEqualTo(400);
    assertThat(reply.body().has("auth")).isFalse();
  }

  private ObjectNode signedNow(ObjectNode claims) {
    long now = core.clock().instant().getEpochSecond();
    return claims
        .put("iss", issuer.url())
        .put("aud", AUDIENCE)
        .put("jti", "4f1f9b58-9f51-4d65-8f1b-6d9d7e6f2c11")
        .put("iat", now)
        .put("nbf", now)
        .put("exp", now + 300);
  }

  /** A push to a branch, with the claims that GitHub documents. */
  private ObjectNode github(String branch) {
    String ref = "refs/heads/" + branch;
    ObjectNode claims = Json.object();
    claims.put("sub", "repo:octo-org/octo-repo:ref:" + ref);
    claims.put("ref", ref).put("sha", "example-sha").put("ref_type", "branch");
    claims.put("ref_protected", "true");
    claims.put("repository", "octo-org/octo-repo").put("repository_id", "74");
    claims.put("repository_owner", "octo-org").put("repository_owner_id", "65");
    claims.put("repository_visibility", "private");
    claims.put("actor", "octocat").put("actor_id", "12");
    claims.put("run_id", "30433642").put("run_number", "10").put("run_attempt", "2");
    claims.put("runner_environment", "github-hosted");
    claims.put("workflow", "example-workflow").put("head_ref", "").put("base_ref", "");
    claims.put("event_name", "push");
    claims.put("workflow_ref", "octo-org/octo-repo/.github/workflows/deploy.yml@" + ref);
    claims.put("job_workflow_ref", "octo-org/octo-repo/.github/workflows/deploy.yml@" + ref);
    return signedNow(claims);
  }

  private ObjectNode githubEnvironment(String environment) {
    return github("main")
        .put("environment", environment)
        .put("sub", "repo:octo-org/octo-repo:environment:" + environment);
  }

  @Test
  void everyBranchOfTheRepositoryBuildsOnGithubAndNobodyElse() {
    mount("github", 3);
    ObjectNode push = github("feature/x");
    accepted("build", push, "ci-build");
    refused("build", push, c -> c.put("repository_id", "75").put("repository", "octo-org/other"));
    // A fork, and a repository that took the name over.
    refused("build", push, c -> c.put("repository_id", "99").put("repository_owner_id", "66"));
    refused("build", push, c -> c.put("aud", "https://github.com/octo-org"));
    refused("build", push, c -> c.remove("aud"));
    refused("build", push, c -> c.put("iss", "https://token.actions.githubusercontent.com.evil"));
    refused("build", push, c -> c.remove("repository_id"));
    // GitHub says it in strings: a number is not what it signed.
    refused("build", push, c -> c.put("repository_id", 74));
  }

  @Test
  void onlyProtectedReleaseBranchesReleaseOnGithub() {
    mount("github", 3);
    ObjectNode push = github("release/1.2");
    accepted("release", push, "ci-release");
    refused("release", push, c -> c.put("ref", "refs/heads/main"));
    refused("release", push, c -> c.put("ref", "refs/tags/release/1.2"));
    refused("release", push, c -> c.put("ref", "refs/heads/evil/refs/heads/release/1"));
    refused("release", push, c -> c.put("ref_protected", "false"));
    refused("release", push, c -> c.remove("ref_protected"));
    refused("release", push, c -> c.put("event_name", "pull_request_target"));
    refused("release", push, c -> c.put("repository_id", "99"));
  }

  @Test
  void productionOnGithubNeedsTheEnvironmentTheBranchAndTheWorkflow() {
    mount("github", 3);
    ObjectNode deploy = githubEnvironment("production");
    accepted("deploy-production", deploy, "ci-production");
    refused("deploy-production", github("main"), c -> {});
    refused("deploy-production", githubEnvironment("staging"), c -> {});
    refused("deploy-production", deploy, c -> c.remove("environment"));
    refused("deploy-production", deploy, c -> c.put("ref", "refs/heads/feature"));
    refused("deploy-production", deploy, c -> c.put("ref", "refs/pull/7/merge"));
    refused(
        "deploy-production",
        deploy,
        c ->
            c.put(
                "job_workflow_ref",
                "octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/feature"));
    refused(
        "deploy-production",
        deploy,
        c ->
            c.put(
                "job_workflow_ref",
                "octo-org/octo-repo/.github/workflows/other.yml@refs/heads/main"));
    refused("deploy-production", deploy, c -> c.put("runner_environment", "self-hosted"));
    refused(
        "deploy-production",
        deploy,
        c -> c.put("repository", "mallory/octo-repo").put("repository_id", "99"));
    refused(
        "deploy-production",
        deploy,
        c -> c.put("sub", "repo:mallory/octo-repo:environment:production"));
    refused("deploy-production", deploy, c -> c.put("aud", "sts.amazonaws.com"));
  }

  @Test
  void eachRoleReachesWhatItsPolicySaysAndNoMore() {
    mount("github", 3);
    String build = login("build", github("main")).text("auth", "client_token");
    String deploy =
        login("deploy-production", githubEnvironment("production")).text("auth", "client_token");
    assertThat(may(build, "secret/data/ci/build/npm")).isEqualTo("[\"read\"]");
    assertThat(may(build, "secret/data/ci/production/db")).isEqualTo("[\"deny\"]");
    assertThat(may(deploy, "secret/data/ci/production/db")).isEqualTo("[\"read\"]");
    assertThat(may(deploy, "transit/sign/release")).isEqualTo("[\"deny\"]");
    Reply lookup = core.read("auth/token/lookup-self", build);
    assertThat(lookup.data("meta", "actor").asText()).isEqualTo("octocat");
    assertThat(lookup.data("meta", "ref").asText()).isEqualTo("refs/heads/main");
  }

  private String may(String token, String path) {
    String body = Json.object().put("path", path).toString();
    return core.write("sys/capabilities-self", body, token).data("capabilities").toString();
  }

  /** A job's id token with the claims that GitLab documents. */
  private ObjectNode gitlab() {
    ObjectNode claims = Json.object();
    claims.put("namespace_id", "72").put("namespace_path", "my-group");
    claims.put("project_id", "22").put("project_path", "my-group/my-project");
    claims.put("user_id", "1").put("user_login", "sample-user");
    claims.put("user_email", "sample-user@example.com").put("user_access_level", "developer");
    claims.put("pipeline_id", "574").put("pipeline_source", "push").put("job_id", "302");
    claims.put("ref", "main").put("ref_type", "branch").put("ref_path", "refs/heads/main");
    claims.put("ref_protected", "true");
    claims.put("runner_id", 1).put("runner_environment", "self-hosted");
    claims.put("sha", "714a629c0b401fdce83e847fc9589983fc6f46bc");
    claims.put("project_visibility", "private");
    claims.put(
        "ci_config_ref_uri",
        "gitlab.example.com/my-group/my-project//.gitlab-ci.yml@refs/heads/main");
    claims.put("ci_config_sha", "714a629c0b401fdce83e847fc9589983fc6f46bc");
    claims.put("sub", "project_path:my-group/my-project:ref_type:branch:ref:main");
    return signedNow(claims);
  }

  private ObjectNode gitlabEnvironment() {
    return gitlab()
        .put("environment", "production")
        .put("environment_protected", "true")
        .put("deployment_tier", "production")
        .put("environment_action", "start");
  }

  @Test
  void everyJobOfTheProjectBuildsOnGitlabAndNobodyElse() {
    mount("gitlab", 2);
    accepted("build", gitlab(), "ci-build");
    refused(
        "build", gitlab(), c -> c.put("project_id", "23").put("project_path", "fork/my-project"));
    refused("build", gitlab(), c -> c.put("aud", "https://vault.example.com"));
    refused("build", gitlab(), c -> c.put("iss", "https://gitlab.example.org"));
    Reply login = login("build", gitlab());
    assertThat(login.text("auth", "metadata", "user")).isEqualTo("sample-user");
    assertThat(login.text("auth", "metadata", "pipeline")).isEqualTo("574");
  }

  @Test
  void productionOnGitlabNeedsAProtectedBranchAndAProtectedEnvironment() {
    mount("gitlab", 2);
    ObjectNode deploy = gitlabEnvironment();
    accepted("deploy-production", deploy, "ci-production");
    refused("deploy-production", gitlab(), c -> {});
    refused("deploy-production", deploy, c -> c.put("ref", "feature"));
    refused("deploy-production", deploy, c -> c.put("ref_protected", "false"));
    refused("deploy-production", deploy, c -> c.put("ref_type", "tag"));
    refused("deploy-production", deploy, c -> c.put("environment", "review/main"));
    refused("deploy-production", deploy, c -> c.put("environment_protected", "false"));
    refused("deploy-production", deploy, c -> c.remove("environment_protected"));
    refused("deploy-production", deploy, c -> c.put("project_id", "23"));
    refused("deploy-production", deploy, c -> c.put("aud", "https://other.example.com"));
  }

  /** A projected token of a pod, as Kubernetes 1.30 makes it. */
  private ObjectNode pod(String namespace, String account) {
    ObjectNode claims = Json.object();
    ObjectNode facts = claims.putObject("kubernetes.io").put("namespace", namespace);
    facts.putObject("node").put("name", "node-1").put("uid", "646e7c5e");
    facts.putObject("pod").put("name", "runner-7").put("uid", "eb6f9f1a");
    facts.putObject("serviceaccount").put("name", account).put("uid", "0ba2a4b8");
    claims.put("sub", "system:serviceaccount:" + namespace + ":" + account);
    signedNow(claims).putArray("aud").add(AUDIENCE);
    return claims;
  }

  @Test
  void aRunnersServiceAccountDeploysFromItsNamespaceOnly() {
    mount("cluster", 1);
    accepted("deployer", pod("ci", "deployer"), "ci-production");
    refused("deployer", pod("ci", "default"), c -> {});
    refused("deployer", pod("dev", "deployer"), c -> {});
    refused(
        "deployer",
        pod("ci", "deployer"),
        c -> c.putArray("aud").add("https://kubernetes.default.svc"));
    refused("deployer", pod("ci", "deployer"), c -> c.remove("kubernetes.io"));
  }

  @Test
  void theIssuersKeysChangeWithoutAnybodyNoticing() {
    mount("github", 3);
    accepted("build", github("main"), "ci-build");
    SigningKey next = SigningKey.rsa("second");
    issuer.publish(KEY, next);
    core.later(Duration.ofMinutes(1));
    key = next;
    accepted("build", github("main"), "ci-build");
    issuer.publish(next);
    core.later(Duration.ofMinutes(10));
    accepted("build", github("main"), "ci-build");
    key = KEY;
    refused("build", github("main"), c -> {});
    // A token outlives its job by the leeway alone.
    key = next;
    ObjectNode old = github("main");
    core.later(Duration.ofSeconds(300 + 61));
    refused("build", old, c -> {});
  }

  @Test
  void anExpiredForeignOrUnsignedTokenGetsNobodyIn() {
    mount("github", 3);
    key = SigningKey.rsa("first");
    refused("build", github("main"), c -> {});
    String head = SigningKey.encoded("{\"alg\":\"none\"}".getBytes(UTF_8));
    String body = SigningKey.encoded(github("main").toString().getBytes(UTF_8));
    Reply unsigned =
        core.write(
            "auth/github/login",
            Json.object().put("role", "build").put("jwt", head + "." + body + ".").toString(),
            "");
    assertThat(unsigned.status()).isEqualTo(400);
  }
}
