package io.holdfast.scan.detect.token;

import static io.holdfast.scan.text.CharClass.ALNUM;
import static io.holdfast.scan.text.CharClass.LETTER;
import static io.holdfast.scan.text.CharClass.URL_BASE64;
import static io.holdfast.scan.text.CharClass.WORD;

import io.holdfast.scan.rule.Registry;

/** Keys of services that run language models. */
final class ModelTokens {
  private ModelTokens() {}

  static void register(Registry registry) {
    Forms forms = new Forms(registry);
    forms
        .of("openai-key", "API key of OpenAI")
        .form("sk-", ALNUM, 48, 48, Parts.containing("T3BlbkFJ"))
        .form("sk-proj-", URL_BASE64, 80, 180)
        .form("sk-svcacct-", URL_BASE64, 80, 180)
        .form("sk-admin-", URL_BASE64, 80, 180);
    forms
        .of("anthropic-key", "API key of Anthropic")
        .form("sk-ant-api03-", URL_BASE64, 95, 95, Parts.endingIn("AA"))
        .form("sk-ant-admin01-", URL_BASE64, 95, 95, Parts.endingIn("AA"));
    forms
        .of("openrouter-key", "API key of OpenRouter")
        .form("sk-or-v1-", io.holdfast.scan.text.CharClass.LOWER_HEX, 64);
    forms
        .of("huggingface-token", "Access token of Hugging Face")
        .form("hf_", LETTER, 34)
        .form("api_org_", LETTER, 34);
    forms.of("replicate-token", "API token of Replicate").form("r8_", ALNUM, 37);
    forms.of("groq-key", "API key of Groq").form("gsk_", ALNUM, 52);
    forms.of("xai-key", "API key of xAI").form("xai-", ALNUM, 80);
    forms.of("perplexity-key", "API key of Perplexity").form("pplx-", ALNUM, 40, 60);
    forms
        .of("langsmith-key", "API key of LangSmith")
        .form("lsv2_pt_", WORD, 43)
        .form("lsv2_sk_", WORD, 43);
    forms.of("pinecone-key", "API key of Pinecone").form("pcsk_", WORD, 60, 80);
    forms.of("wandb-key", "API key of Weights and Biases").form("wandb_v1_", WORD, 60, 90);
  }
}
