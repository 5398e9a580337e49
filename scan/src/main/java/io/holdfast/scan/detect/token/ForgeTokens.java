package io.holdfast.scan.detect.token;

import static io.holdfast.scan.rule.Evidence.CHECKSUM;
import static io.holdfast.scan.text.CharClass.ALNUM;
import static io.holdfast.scan.text.CharClass.DOTTED;
import static io.holdfast.scan.text.CharClass.LOWER_HEX;
import static io.holdfast.scan.text.CharClass.PADDED_BASE64;
import static io.holdfast.scan.text.CharClass.URL_BASE64;
import static io.holdfast.scan.text.CharClass.WORD;

import io.holdfast.scan.rule.Registry;

/** Tokens of what hosts, builds and publishes code. */
final class ForgeTokens {
  private ForgeTokens() {}

  static void register(Registry registry) {
    Forms forms = new Forms(registry);
    Forms.Row github = forms.of("github-token", "Token of GitHub, its CRC-32 checked", CHECKSUM);
    for (String prefix : new String[] {"ghp_", "gho_", "ghu_", "ghs_", "ghr_"}) {
      github.form(prefix, ALNUM, 36, 36, Crc32Suffix::base62);
    }
    forms
        .of("github-fine-grained-token", "Fine-grained personal access token of GitHub")
        .form("github_pat_", WORD, 82, 82, Parts.of('_', 6, 3, 22, 59));
    forms
        .of("npm-token", "Access token of npm, its CRC-32 checked", CHECKSUM)
        .form("npm_", ALNUM, 36, 36, Crc32Suffix::base62);
    forms
        .of("gitlab-token", "Token of GitLab")
        .form("glpat-", DOTTED, 20, 70)
        .form("gldt-", URL_BASE64, 20, 40)
        .form("glrt-", DOTTED, 20, 70)
        .form("glcbt-", URL_BASE64, 20, 70)
        .form("glptt-", LOWER_HEX, 40)
        .form("glft-", URL_BASE64, 20, 40)
        .form("glsoat-", URL_BASE64, 20, 40)
        .form("glimt-", URL_BASE64, 20, 40)
        .form("glagent-", URL_BASE64, 50, 100)
        .form("gloas-", LOWER_HEX, 64)
        .form("GR1348941", URL_BASE64, 20);
    forms
        .of("pypi-token", "Upload token of PyPI: a macaroon")
        .form("pypi-AgEIcHlwaS5vcmc", URL_BASE64, 70, 1000)
        .form("pypi-AgENdGVzdC5weXBpLm9yZw", URL_BASE64, 70, 1000);
    forms.of("rubygems-token", "API key of RubyGems").form("rubygems_", LOWER_HEX, 48);
    forms.of("crates-token", "API token of crates.io").form("cio", ALNUM, 32, 32, Parts::isMixed);
    forms
        .of("nuget-key", "API key of NuGet")
        .form(
            "oy2",
            io.holdfast.scan.text.CharClass.LOWER_ALNUM,
            43,
            43,
            token -> io.holdfast.scan.text.Likeness.digits(token) > 2);
    forms.of("clojars-token", "Deploy token of Clojars").form("CLOJARS_", LOWER_HEX, 60);
    forms
        .of("docker-hub-token", "Access token of Docker Hub")
        .form("dckr_pat_", URL_BASE64, 27)
        .form("dckr_oat_", URL_BASE64, 27, 36);
    forms.of("artifactory-key", "API key of Artifactory").form("AKCp", ALNUM, 60, 75);
    forms
        .of("artifactory-reference-token", "Reference token of Artifactory")
        .form("cmVmdGtuOj", PADDED_BASE64, 50, 60);
    forms
        .of("circleci-token", "Token of CircleCI")
        .form("CCIPAT_", WORD, 50, 80)
        .form("CCIPRJ_", WORD, 50, 80);
    forms.of("buildkite-token", "API token of Buildkite").form("bkua_", LOWER_HEX, 40);
    forms
        .of("sonarqube-token", "Token of SonarQube")
        .form("sqp_", LOWER_HEX, 40)
        .form("squ_", LOWER_HEX, 40)
        .form("sqa_", LOWER_HEX, 40);
    forms
        .of("atlassian-token", "API token of Atlassian")
        .form("ATATT3xFfGF0", new io.holdfast.scan.text.CharClass("0-9A-Za-z_=-"), 100, 250);
    forms
        .of("bitbucket-token", "App password of Bitbucket")
        .form("ATBB", ALNUM, 32, 32, Parts::isMixed)
        .form("ATCTT3xFfGN0", new io.holdfast.scan.text.CharClass("0-9A-Za-z_=-"), 100, 250);
    forms
        .of("linear-key", "API key of Linear")
        .form("lin_api_", ALNUM, 40)
        .form("lin_oauth_", ALNUM, 40, 64);
    forms
        .of("notion-token", "Integration token of Notion")
        .form("ntn_", ALNUM, 46)
        .form("secret_", ALNUM, 43, 43, Parts::isMixed);
    forms
        .of("airtable-token", "Personal access token of Airtable")
        .form("pat", DOTTED, 79, 79, Parts.of('.', 17, 64));
    forms
        .of("postman-key", "API key of Postman")
        .form("PMAK-", URL_BASE64, 59, 59, Parts.of('-', 4, 24, 34));
    forms.of("figma-token", "Personal access token of Figma").form("figd_", URL_BASE64, 40, 44);
    forms
        .of("sentry-token", "Token of Sentry")
        .form("sntryu_", LOWER_HEX, 64)
        .form("sntrys_eyJ", new io.holdfast.scan.text.CharClass("0-9A-Za-z+/=_"), 60, 500);
  }
}
