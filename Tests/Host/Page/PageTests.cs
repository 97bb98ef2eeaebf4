using Microsoft.Playwright;
using Streamiz.Host.Sources;
using Streamiz.Host.Sources.Simulation;
using Streamiz.Host.Tests.Web;
using Streamiz.Tests;

namespace Streamiz.Host.Tests.Page;

/// <summary>The page in headless Chromium, over simulated traffic. Screenshots are kept as artifacts of the test.</summary>
public sealed class PageTests
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private TestHost _host = null!;
    private readonly List<string> _errors = [];

    [OneTimeSetUp]
    public async Task Open()
    {
        const string chromium = "/usr/bin/chromium";
        if (!File.Exists(chromium)) Assert.Ignore("Chromium is not installed.");
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"))) Assert.Ignore("The page is not built (npm run build in Streamiz.Host/Page).");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        _host = await TestHost.StartAsync();
        await Traffic(40);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        await _traffic.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    [Test]
    public async Task Thousands_of_aircraft_are_drawn_and_move()
    {
        IPage page = await Load(1440, 900, "dark");
        int shown = await page.EvaluateAsync<int>("streamiz.sky.shown");
        Assert.That(shown, Is.GreaterThan(3000));
        double before = await FirstLongitude(page);
        await page.WaitForFunctionAsync("before => [...streamiz.fleet.byAddress.values()].find(a => a.knots > 300 && Math.abs(a.track - 90) < 40).lon !== before", before);
        await Shot(page, "map-dark");
        Assert.That(_errors, Is.Empty);
    }

    [Test]
    public async Task Counts_by_country_are_bars_that_grow()
    {
        IPage page = await Load(1440, 900, "light");
        ILocator first = page.Locator("#bars li").First;
        Assert.That(await first.Locator("span").InnerTextAsync(), Is.EqualTo("United States"));
        string before = await page.Locator("#bars li b").First.InnerTextAsync();
        await Traffic(1);
        await page.WaitForFunctionAsync("before => document.querySelector('#bars li b').textContent !== before", before);
        await Shot(page, "map-light");
        await first.ClickAsync();
        await page.WaitForFunctionAsync("[...streamiz.sky.inView()].length > 0 && streamiz.sky.inView().every(a => a.country === 'United States')");
        Assert.That(await page.Locator("#country").InputValueAsync(), Is.EqualTo("United States"));
        Assert.That(_errors, Is.Empty);
    }

    [Test]
    public async Task Search_and_keys_choose_an_aircraft()
    {
        IPage page = await Load(1440, 900, "dark");
        string callsign = await page.EvaluateAsync<string>("[...streamiz.fleet.byAddress.values()].find(a => a.callsign.length > 5 && Math.abs(a.lat) < 55).callsign");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(callsign);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#details")).ToContainTextAsync(callsign);
        await page.WaitForFunctionAsync("streamiz.sky.shown > 0");
        await page.WaitForTimeoutAsync(1200);
        await Shot(page, "details");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#details")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#details")).ToBeVisibleAsync();
        Assert.That(_errors, Is.Empty);
    }

    [Test]
    public async Task Every_view_has_its_content()
    {
        IPage page = await Load(1440, 900, "dark");
        (string Tab, string Has)[] views = [("topology", "svg .node"), ("stores", "tbody tr"), ("schemas", "pre"), ("health", ".facts")];
        foreach ((string tab, string has) in views)
        {
            await page.ClickAsync($"#tab-{tab}");
            await Assertions.Expect(page.Locator($"#view-{tab} {has}").First).ToBeVisibleAsync();
            await Shot(page, $"view-{tab}");
        }
        Assert.That(_errors, Is.Empty);
    }

    [TestCase("dark")]
    [TestCase("light")]
    public async Task It_fits_a_phone(string theme)
    {
        IPage page = await Load(390, 844, theme);
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Shot(page, $"phone-{theme}");
        await page.ClickAsync("#grip");
        await page.WaitForTimeoutAsync(500);
        await Shot(page, $"phone-{theme}-map");
        Assert.That(_errors, Is.Empty);
    }

    [Test]
    public async Task The_docs_list_every_operation()
    {
        IPage page = await Load(1100, 800, "light", "docs", "details");
        Assert.That(await page.Locator("summary code").AllInnerTextsAsync(), Does.Contain("/flights/current"));
        await page.Locator("summary", new PageLocatorOptions { HasText = "/flights/stats" }).ClickAsync();
        await page.Locator("details[open] button").ClickAsync();
        await Assertions.Expect(page.Locator("details[open] pre")).ToContainTextAsync("airborne");
        await Shot(page, "docs");
        Assert.That(_errors, Is.Empty);
    }

    private static Task<double> FirstLongitude(IPage page) =>
        page.EvaluateAsync<double>("[...streamiz.fleet.byAddress.values()].find(a => a.knots > 300 && Math.abs(a.track - 90) < 40).lon");

    private async Task<IPage> Load(int width, int height, string theme, string path = "", string ready = "#bars li")
    {
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(30_000);
        IPage page = await context.NewPageAsync();
        _errors.Clear();
        page.Console += (_, message) => { if (message.Type == "error") _errors.Add(message.Text); };
        page.PageError += (_, error) => _errors.Add(error);
        await page.GotoAsync(new Uri(_host.Address, path).ToString());
        await page.Locator(ready).First.WaitForAsync();
        if (path.Length == 0) await page.WaitForFunctionAsync("window.streamiz?.sky.shown > 0");
        return page;
    }

    private static async Task Shot(IPage page, string name)
    {
        string folder = Path.Combine(Recordings.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"{name}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        TestContext.AddTestAttachment(path);
    }

    // One run of the simulator for all tests, so that flights go on where they were.
    private readonly IAsyncEnumerator<StatesBody> _traffic = new SimulateSource(
        new SimulationOptions { Aircraft = 8000, BatchRows = 8000, Delay = TimeSpan.FromSeconds(20), Paced = false, Start = DateTimeOffset.FromUnixTimeSeconds(1_735_732_800) },
        Countries.Load(), World.Load(), TimeProvider.System).ReadAsync(CancellationToken.None).GetAsyncEnumerator();

    private async Task Traffic(int bodies)
    {
        for (int i = 0; i < bodies && await _traffic.MoveNextAsync(); i++) await _host.Flights.WriteAsync(_traffic.Current.Rows, CancellationToken.None);
    }
}
