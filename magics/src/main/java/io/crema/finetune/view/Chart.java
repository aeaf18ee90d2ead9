package io.crema.finetune.view;

import java.util.Map;
import tech.tablesaw.api.Table;

/** A chart that knows itself as a picture, as a sentence and as numbers. */
public sealed interface Chart permits LineChart, BarChart, HeatMap, RateMap, PointChart, CurveChart {

    /** What is drawn, in a few words. */
    String title();

    /** What the chart says, for those who cannot see it: the finding and its numbers, in one or two sentences. */
    String sentence();

    /**
     * The Plotly figure, {@code {data, layout, config}}, as a tree of maps, lists, strings, booleans and finite numbers.
     * A missing number is null.
     *
     * @see <a href="https://plotly.com/javascript/reference/">the Plotly figure reference</a>
     */
    Map<String, Object> figure();

    /** Every number that is drawn. The name of the table is its caption. */
    Table numbers();
}
