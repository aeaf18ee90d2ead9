package io.crema.magics.render;

import io.crema.finetune.BiasAssessment;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.List;

/** Shows the reports of an assessment one below another. */
public final class BiasAssessmentRenderer implements Renderer<BiasAssessment> {

    @Override
    public Class<BiasAssessment> type() {
        return BiasAssessment.class;
    }

    @Override
    public DisplayData render(BiasAssessment value) {
        List<DisplayData> all = renderAll(value);
        return all.get(all.size() - 1);
    }

    @Override
    public List<DisplayData> renderAll(BiasAssessment value) {
        var bundles = new ArrayList<DisplayData>();
        value.byGroup().forEach(report -> bundles.addAll(new BiasReportRenderer().renderAll(report)));
        value.counterfactuals().forEach(report -> bundles.addAll(new CounterfactualRenderer().renderAll(report)));
        return bundles.isEmpty() ? List.of(DisplayData.text("nothing was assessed")) : List.copyOf(bundles);
    }
}
