/**
 * A JupyterLab extension that shows application/vnd.plotly.v1+json without a network: a module-federation container
 * written by hand, beside which lies plotly.js, loaded when the first figure appears.
 *
 * - Until the figure is drawn, and if it cannot be, the bundle's PNG is shown.
 * - An update redraws the same plot in place, so that a live curve does not flicker.
 * - The plot takes the colours of the theme, and follows when it is switched.
 * - It is never wider than its cell.
 * - A screen reader hears the bundle's text/plain.
 */
(function () {
  'use strict';

  const NAME = 'crema-plotly';
  const MIME = 'application/vnd.plotly.v1+json';
  const HERE = document.currentScript.src.replace(/[^/]*$/, '');

  let sharedModules = null;
  let plotlyLoading = null;

  function loadPlotly() {
    if (!plotlyLoading) {
      plotlyLoading = new Promise((resolve, reject) => {
        const previous = window.Plotly;
        const script = document.createElement('script');
        script.src = HERE + 'plotly.js';
        script.onload = () => {
          const plotly = window.Plotly;
          if (previous) {
            window.Plotly = previous;
          }
          resolve(plotly);
        };
        script.onerror = () => {
          plotlyLoading = null;
          script.remove();
          reject(new Error(NAME + ': plotly.js did not load'));
        };
        document.head.appendChild(script);
      });
    }
    return plotlyLoading;
  }

  async function sharedModule(name) {
    const versions = sharedModules[name];
    const newest = versions[Object.keys(versions).pop()];
    return (await newest.get())();
  }

  function themeColour(variable, otherwise) {
    return getComputedStyle(document.body).getPropertyValue(variable).trim() || otherwise;
  }

  /** The layout in the colours of the page; what the figure sets itself stays. */
  function themedLayout(layout, width) {
    const themed = JSON.parse(JSON.stringify(layout || {}));
    const text = themeColour('--jp-ui-font-color1', '#222');
    const grid = themeColour('--jp-border-color2', '#ddd');
    themed.paper_bgcolor = 'rgba(0,0,0,0)';
    themed.plot_bgcolor = 'rgba(0,0,0,0)';
    themed.font = { color: text, family: themeColour('--jp-ui-font-family', 'sans-serif'), ...themed.font };
    themed.hoverlabel = {
      bgcolor: themeColour('--jp-layout-color1', '#fff'),
      bordercolor: grid,
      font: { color: text },
      ...themed.hoverlabel
    };
    const axes = new Set([...Object.keys(themed).filter(key => /^[xy]axis\d*$/.test(key)), 'xaxis', 'yaxis']);
    for (const axis of axes) {
      themed[axis] = { gridcolor: grid, zerolinecolor: grid, linecolor: grid, automargin: true, ...themed[axis] };
    }
    if (!themed.width || themed.width > width) {
      themed.width = width;
    }
    return themed;
  }

  /** The traces, their intervals in the colour of text: Plotly's own choice is the bar's colour, unseen on the bar. */
  function themedTraces(traces) {
    const text = themeColour('--jp-ui-font-color1', '#222');
    return (traces || []).map(trace => {
      const themed = { ...trace };
      for (const interval of ['error_x', 'error_y']) {
        if (themed[interval]) {
          themed[interval] = { color: text, ...themed[interval] };
        }
      }
      return themed;
    });
  }

  function rendererOn(Widget) {
    const shown = new Set();
    const redrawAll = () => shown.forEach(figure => figure.draw().catch(error => console.warn(error)));
    new MutationObserver(redrawAll).observe(document.body, {
      attributes: true,
      attributeFilter: ['data-jp-theme-name']
    });

    class RenderedFigure extends Widget {
      constructor() {
        super();
        this.addClass('crema-RenderedFigure');
        this.node.style.position = 'relative';
        this.node.style.maxWidth = '100%';
        this.node.style.overflow = 'hidden';
        this.plot = null;
        this.drawnWidth = 0;
        this.resize = new ResizeObserver(() => {
          if (this.plot && this.node.clientWidth && this.node.clientWidth !== this.drawnWidth) {
            this.draw().catch(error => console.warn(error));
          }
        });
        this.resize.observe(this.node);
      }

      async renderModel(model) {
        this.model = model;
        shown.add(this);
        if (!this.plot) {
          this.showPicture();
        }
        try {
          await this.draw();
        } catch (error) {
          console.warn(error);
        }
      }

      /** What is there before the plot: the PNG, or where there is none, the sentence. */
      showPicture() {
        const sentence = String(this.model.data['text/plain'] || '');
        const png = this.model.data['image/png'];
        const picture = document.createElement(png ? 'img' : 'p');
        if (png) {
          const size = this.model.metadata['image/png'] || {};
          picture.src = 'data:image/png;base64,' + png;
          picture.alt = sentence;
          picture.style.maxWidth = '100%';
          if (size.width) {
            picture.width = size.width;
          }
        } else {
          picture.textContent = sentence;
        }
        this.node.replaceChildren(picture);
      }

      async draw() {
        const plotly = await loadPlotly();
        if (this.isDisposed) {
          return;
        }
        const figure = this.model.data[MIME];
        const width = this.node.clientWidth || 720;
        const first = !this.plot;
        const plot = this.plot || document.createElement('div');
        if (first) {
          this.plot = plot;
          plot.style.cssText = 'position:absolute;visibility:hidden';
          this.node.appendChild(plot);
        }
        this.drawnWidth = width;
        const config = { displaylogo: false, ...figure.config, typesetMath: false };
        await plotly.react(plot, themedTraces(figure.data), themedLayout(figure.layout, width), config);
        if (this.isDisposed) {
          return;
        }
        plot.setAttribute('role', 'img');
        plot.setAttribute('aria-label', String(this.model.data['text/plain'] || 'chart'));
        if (plot.style.visibility === 'hidden') {
          plot.style.cssText = '';
          this.node.replaceChildren(plot);
        }
      }

      dispose() {
        if (this.isDisposed) {
          return;
        }
        shown.delete(this);
        this.resize.disconnect();
        if (this.plot) {
          const plot = this.plot;
          loadPlotly().then(plotly => plotly.purge(plot));
        }
        super.dispose();
      }
    }

    return {
      id: NAME + ':factory',
      dataType: 'json',
      rank: 0,
      rendererFactory: { safe: true, mimeTypes: [MIME], createRenderer: () => new RenderedFigure() }
    };
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: scope => {
      sharedModules = scope;
    },
    get: async () => {
      const { Widget } = await sharedModule('@lumino/widgets');
      const extension = { __esModule: true, default: rendererOn(Widget) };
      return () => extension;
    }
  };
})();
