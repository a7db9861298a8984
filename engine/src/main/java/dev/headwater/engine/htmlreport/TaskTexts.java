package dev.headwater.engine.htmlreport;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;

/// The task and its predicates file, each in both forms.
final class TaskTexts {
    private TaskTexts() {}

    static String of(Sources sources) {
        var html = new Markup();
        add("The task", sources.task(), html);
        if (sources.predicates() != null) {
            add("The predicates of the dataset", sources.predicates(), html);
        }
        return html.toString();
    }

    private static void add(String heading, SourceFile source, Markup html) {
        html.element("h3", heading).raw("<div class=\"forms\">\n");
        for (TextForm form : new TextForm[] {TextForm.COHORT, TextForm.YAML}) {
            String text = TaskFormatter.convert(source, form, new Diagnostics());
            html.raw("<figure>").element("figcaption", name(form));
            if (text == null) {
                html.element("p", "This form cannot say all of it.");
            } else {
                html.element("pre tabindex=\"0\"", text.strip());
            }
            html.raw("</figure>\n");
        }
        html.raw("</div>\n");
    }

    private static String name(TextForm form) {
        return switch (form) {
            case COHORT -> "Task language";
            case YAML -> "YAML";
        };
    }
}
